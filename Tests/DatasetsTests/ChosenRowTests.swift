import Core
import HDF5
import Rows
import TestSupport
import Testing

@testable import Datasets

/// `--where` and `--sample`: the rows that are read of those in a file.
struct ChosenRowTests {
    private func read(_ file: String, _ conditions: [String], sample: Int? = nil, data: String? = nil) throws -> Dataset
    {
        var options = ReadingOptions(dataPath: data)
        options.conditions = conditions
        options.sampleSize = sample
        return try Dataset.read(Fixtures.layout(file), options: options)
    }

    @Test(arguments: [
        (["obs/site=soil"], 8), (["obs/site!=soil"], 16), (["obs/site=soil,gut"], 16),
        (["obs/site=soil", "obs/site=gut,soil"], 8),
    ])
    func rowsThatFulfilAllConditionsAreLeft(conditions: [String], count: Int) throws {
        let dataset = try read("multiome.h5ad", conditions)
        #expect(dataset.features.rowCount == count)
        #expect(dataset.preparation.rowNumbers?.count == count)
        // Where one class is left, it tells nothing.
        #expect(dataset.labels?.count == (count == 8 ? nil : count))
        #expect(dataset.notes.contains { $0.hasPrefix("\(count) of the 24 rows are read") }, "\(dataset.notes)")
    }

    @Test(arguments: [
        ("meta.data/nCount_RNA>0", 24), ("meta.data/nCount_RNA<=0", 0), ("meta.data/nCount_RNA>=1e9", 0),
    ])
    func numbersAreCompared(condition: String, count: Int) throws {
        guard count > 0 else {
            let error = #expect(throws: DatasetError.self) { try read("cells.h5Seurat", [condition]) }
            #expect(error?.message.contains("No row") == true, "\(String(describing: error))")
            return
        }
        #expect(try read("cells.h5Seurat", [condition]).features.rowCount == count)
    }

    @Test(arguments: [
        ("obs/site", "PATH=VALUE"), ("obs/site=sea", "gut, skin, soil"), ("obs/site<3", "no numbers"),
        ("obs/nothing=1", "obs/nothing"),
    ])
    func conditionsThatCannotBeAnsweredAreRefused(condition: String, mentioned: String) throws {
        let error = #expect(throws: DatasetError.self) { try read("multiome.h5ad", [condition]) }
        #expect(error?.message.contains(mentioned) == true, "\(String(describing: error))")
    }

    @Test func aSampleHasAsManyOfEachClassAsItsShare() throws {
        let dataset = try read("multiome.h5ad", [], sample: 12)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes")
            return
        }
        #expect(labels.codes.count == 12)
        for code in 0..<3 { #expect(labels.codes.count { $0 == code } == 4) }
        let numbers = try #require(dataset.preparation.rowNumbers)
        #expect(numbers == numbers.sorted() && Set(numbers).count == 12)
        #expect(try read("multiome.h5ad", [], sample: 12).preparation.rowNumbers == numbers)
        #expect(try read("multiome.h5ad", [], sample: 24).preparation.rowNumbers == nil)
    }

    @Test func sharesAddUpAndLeaveOutNoStratum() {
        #expect(RowSample.shares([50, 30, 20], size: 10) == [5, 3, 2])
        #expect(RowSample.shares([997, 2, 1], size: 10) == [8, 1, 1])
        #expect(RowSample.shares([7, 7, 7], size: 2).reduce(0, +) == 2)
    }

    @Test func patternsOfNames() {
        #expect(NamePattern("MT-*").fits("MT-ND1") && !NamePattern("MT-*").fits("AMT-1"))
        #expect(NamePattern("*a?c*").fits("xxabcyy") && !NamePattern("a?c").fits("ac"))
        #expect(NamePattern("*").fits("") && !NamePattern("").fits("a") && NamePattern("a**b").fits("ab"))
    }

    @Test func featuresThatAreNotThereAreTold() throws {
        var options = ReadingOptions()
        options.features = ["gene 11"]
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Fixtures.layout("multiome.h5ad"), options: options)
        }
        let message = try #require(error).message
        #expect(message.contains("Did you mean gene 1") && message.contains("Gene Expression, Peaks"), "\(message)")
        options.features = ["gene 1"]
        #expect(throws: DatasetError.self) { try Dataset.read(Fixtures.layout("multiome.h5ad"), options: options) }
    }

    @Test func typesAreMixedOnRequestAlone() throws {
        let usual = try Dataset.read(Fixtures.layout("tenx_multiome.h5"))
        #expect(usual.notes.contains { $0.contains("--features Peaks (9)") }, "\(usual.notes)")
        #expect(usual.constantFeatureCount == 1 && usual.preparation.omittedColumnCount == 9)
        var options = ReadingOptions()
        options.features = ["*"]
        let all = try Dataset.read(Fixtures.layout("tenx_multiome.h5"), options: options)
        #expect(all.features.featureCount == 14)
        #expect(all.notes.contains { $0.contains("Gene Expression, Peaks") }, "\(all.notes)")
    }

    /// Rows that stay in the file are normalised by the same totals, and have the same columns.
    @Test func rowsInTheFileAreTheSame() throws {
        var options = ReadingOptions()
        options.features = ["var/highly_variable"]
        options.conditions = ["obs/site!=gut"]
        let path = Fixtures.layout("multiome.h5ad")
        let (inMemory, inFile) = (
            try Dataset.read(path, options: options),
            try Dataset.read(path, options: options, memory: FeatureMemory(blockBytes: 512, leavesRowsInFile: true))
        )
        #expect(!inFile.features.isInMemory)
        let (values, others) = (try inMemory.features.elements, try inFile.features.elements)
        #expect(values.count == 16 * 3 && zip(values, others).allSatisfy { abs($0 - $1) < 1e-6 })
    }
}
