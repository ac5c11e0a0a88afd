import Comparison
import Core
import Datasets
import EmbeddingQuality
import Evidence
import HDF5
import Methods
import NeuralNetworks
import Rows
import TestSupport
import Testing

@testable import Reporting

/// Promises of every report, on small data.
@Suite struct PipelineTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func report(
        _ file: SmallFile, change: (inout ReportSettings) -> Void = { _ in }
    ) throws -> (
        report: Report, scaling: Scaling
    ) {
        let path = try file.write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.training.epochs = 2
        change(&settings)
        let data = try DataPreparation(settings.comparison).run()
        return (try Report(comparing: settings, on: data), data.scaling)
    }

    /// Leaves rows in the file, a few of them to a block.
    private struct BlockReader: DatasetReader {
        func dataset(_ file: String, options: ReadingOptions, memory: Int) throws(DatasetError) -> Dataset {
            try Dataset.read(
                file, options: options, memory: FeatureMemory(byteCount: memory, blockBytes: 1, leavesRowsInFile: true))
        }

        func inspection(
            of file: String, options: ReadingOptions, memory: Int
        ) throws(InspectionFailure) -> FileInspection {
            try DirectReader().inspection(of: file, options: options, memory: memory)
        }
    }

    @Test(arguments: [SmallFile.Kind.table, .images])
    func rowsThatStayInTheFileAreJudgedAlike(kind: SmallFile.Kind) throws {
        let file = SmallFile(kind: kind)
        let (whole, scaling) = try report(file)
        func streamed(threads: Int) throws -> (report: Report, scaling: Scaling) {
            var settings = ReportSettings(file: folder.path + "/small.h5", output: folder.path + "/out")
            settings.training.epochs = 2
            settings.threads = threads
            let data = try DataPreparation(settings.comparison, reader: BlockReader()).run()
            #expect(!data.dataset.features.isInMemory)
            return (try Report(comparing: settings, on: data), data.scaling)
        }
        let (first, second) = (try streamed(threads: 1), try streamed(threads: 2))
        #expect(first.scaling == scaling)
        #expect(first.report.split == whole.split)
        #expect(first.report.truth == whole.truth)
        // PCA goes through the rows in their order, wherever they are; networks do not.
        #expect(first.report.methods[0].codes == whole.methods[0].codes)
        #expect(first.report.methods.map(\.codes) == second.report.methods.map(\.codes))
        #expect(first.report.methods[1].codes.values.allSatisfy { $0.isFinite })
        #expect(losses(first.report) != losses(whole))
        func losses(_ report: Report) -> [Double]? { report.methods[1].training?.history.trainingLosses }
    }

    @Test func aReportThatWouldTakeTooMuchMemoryIsRefused() throws {
        let error = #expect(throws: ComparisonError.self) {
            _ = try report(SmallFile(kind: .table)) { $0.memory = 100_020_000 }
        }
        #expect(error?.description.contains("--memory") == true)
        #expect(error?.kind == .unusableData)
    }

    private func trainingCodes(_ report: Report, _ result: MethodResult) -> Matrix {
        result.codes.selecting(rows: report.split.training)
    }

    /// The whole point of held-out rows: nothing that was fitted may depend on them.
    @Test(arguments: [SmallFile.Kind.table, .images])
    func testRowsTeachNothing(kind: SmallFile.Kind) throws {
        var file = SmallFile(kind: kind)
        let first = try report(file)
        for row in first.report.split.test { file.change(row: row) }
        let second = try report(file)
        #expect(first.report.split == second.report.split)
        // Bounds are kept where a value lies beyond them, whichever row has it.
        #expect(first.scaling.kind == second.scaling.kind)
        #expect(first.scaling.substitutes == second.scaling.substitutes)
        if let one = first.scaling.clipping, let other = second.scaling.clipping {
            #expect(one.lower == other.lower && one.upper == other.upper)
        }
        for (one, other) in zip(first.report.methods, second.report.methods) {
            #expect(
                trainingCodes(first.report, one) == trainingCodes(second.report, other), "\(one.method)")
            #expect(one.explainedVarianceRatio == other.explainedVarianceRatio)
            #expect(one.training?.history.trainingLosses == other.training?.history.trainingLosses)
            #expect(one.training?.history.validationLosses == other.training?.history.validationLosses)
            // The test is of something only if the rows did change.
            #expect(one.error != other.error)
        }
    }

    /// The counterpart, without which the test above could not fail.
    @Test func trainingRowsTeach() throws {
        var file = SmallFile(kind: .table)
        let first = try report(file)
        for row in first.report.split.training.prefix(10) { file.change(row: row) }
        let second = try report(file)
        #expect(first.scaling != second.scaling)
        for (one, other) in zip(first.report.methods, second.report.methods) {
            #expect(
                one.codes.selecting(rows: first.report.split.test)
                    != other.codes.selecting(rows: second.report.split.test))
        }
    }

    @Test func threadsChangeNothing() throws {
        let one = try report(SmallFile(kind: .images)) { $0.threads = 1 }.report
        let three = try report(SmallFile(kind: .images)) { $0.threads = 3 }.report
        for (first, second) in zip(one.methods, three.methods) {
            #expect(first.method == second.method)
            #expect(first.codes == second.codes)
            #expect(first.measures.mapValues(\.estimate) == second.measures.mapValues(\.estimate))
        }
    }

    @Test func seedsDecide() throws {
        let seeds = try [1, 1, 2].map { seed in try report(SmallFile(kind: .table)) { $0.training.seed = seed }.report }
        #expect(seeds[0].split == seeds[1].split && seeds[0].split != seeds[2].split)
        #expect(seeds[0].methods.map(\.codes) == seeds[1].methods.map(\.codes))
    }

    @Test func methodsAreInTheOrderAskedFor() throws {
        let report = try report(SmallFile(kind: .table)) { $0.methods = [.vae, .pca] }.report
        #expect(report.methods.map(\.method) == [.vae, .pca])
    }

    @Test func theFilesOwnTestRowsAreUsed() throws {
        let report = try report(SmallFile(kind: .table, testRows: 17)).report
        #expect(report.split.test == Array(103..<120))
        #expect(report.isTest.count { $0 } == 17)
        #expect(report.methods.allSatisfy { $0.reconstruction?.rows == 17 })
    }

    @Test func pcaAgreesWithItsErrorByComponents() throws {
        let report = try report(SmallFile(kind: .table)) { $0.latentSize = 3 }.report
        let pca = try #require(report.result(of: .pca))
        let componentErrors = try #require(report.findings[Components.self]).testMse
        #expect(componentErrors.count == 6)
        #expect(abs(componentErrors[2] - pca.error) < 1e-5 * pca.error)
        // Centred on the mean of the training rows, those and no others.
        let codes = trainingCodes(report, pca)
        for component in 0..<3 {
            let sum = codes.column(component).reduce(0) { $0 + Double($1) }
            #expect(abs(sum) / Double(codes.rows) < 1e-5)
        }
        #expect(zip(componentErrors, componentErrors.dropFirst()).allSatisfy { $0 >= $1 })
    }

    /// Measures are over the test rows alone, and codes and reconstructions are of all rows.
    @Test func measuresAreMeansOverTheTestRows() throws {
        let report = try report(SmallFile(kind: .images)) { $0.savesReconstructions = true }.report
        for result in report.methods {
            let (errors, reconstruction) = (try #require(result.rowErrors), try #require(result.reconstruction))
            let mean = report.split.test.reduce(0) { $0 + errors[$1] } / Double(report.split.test.count)
            #expect(abs(mean - result.error) < 1e-9)
            #expect(errors.count == 120 && result.codes.rows == 120)
            let kept = try #require(result.allReconstructions)
            #expect(kept.selecting(rows: report.split.test) == reconstruction)
            let squares = zip(report.truth.values, reconstruction.values).reduce(0.0) { sum, pair in
                sum + Double(pair.0 - pair.1) * Double(pair.0 - pair.1)
            }
            #expect(abs(squares / Double(report.truth.values.count) - result.error) < 1e-6)
        }
    }
}

/// Reports of every kind of label.
@Suite struct PipelineLabelTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func measures(_ labels: SmallFile.Labels) throws -> Set<Measure> {
        let path = try SmallFile(kind: .table, labels: labels).write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.methods = [.pca]
        let report = try Report(comparing: settings)
        return Set(try #require(report.result(of: .pca)).measures.keys)
    }

    private let always: Set<Measure> = [.mse, .r2, .trustworthiness, .continuity]

    @Test func classes() throws {
        #expect(try measures(.classes) == always.union([.knnAccuracy]))
    }

    @Test func numbers() throws {
        #expect(try measures(.numbers) == always.union([.knnR2]))
    }

    @Test(arguments: [SmallFile.Labels.none, .oneClass, .allMissing])
    func nothingToTell(labels: SmallFile.Labels) throws {
        #expect(try measures(labels) == always)
    }

    @Test func someMissing() throws {
        #expect(try measures(.someMissing) == always.union([.knnAccuracy]))
    }
}
