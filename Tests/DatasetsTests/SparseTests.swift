import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Sparse matrices: broken ones, and rows of them beside the same rows dense.
struct SparseTests {
    @Test(arguments: [
        ("broken_falling.h5ad", "falls"), ("broken_far.h5ad", "outside"), ("broken_negative.h5ad", "outside"),
        ("broken_short.h5ad", "elements"), ("broken_rows.h5ad", "26 are needed"), ("broken_start.h5ad", "begin with 0"),
        ("broken_end.h5ad", "ends at"), ("huge_columns.h5ad", "more than can be read"),
        ("huge_rows.h5ad", "more than can be read"),
    ])
    func brokenPartsAreTold(file: String, what: String) throws {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(Fixtures.layout(file)) }
        let message = try #require(error).message
        #expect(message.contains(what) && message.contains("/X") && message.contains(file), "\(message)")
    }

    @Test func codesBeyondTheCategoriesAreMissing() throws {
        let dataset = try Dataset.read(Fixtures.layout("codes_beyond.h5ad"))
        #expect(dataset.notes.contains { $0.hasPrefix("2 rows have codes at /obs/cell_type that no category has") })
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes")
            return
        }
        #expect(labels.categories == ["a", "b", "c"])
        #expect(labels.codes.prefix(6) == [0, 1, 2, -1, -1, 2])
    }

    /// A random matrix, kept by rows or by columns, its elements in random order: what is read is what was there, and what
    /// is scaled is what dense rows become.
    @Test(arguments: 0..<24)
    func randomMatricesAreTheSameAsDenseOnes(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: "tests.sparse")
        let (rows, columns) = (3 + Int(generator.next() % 9), 2 + Int(generator.next() % 12))
        var dense = [Double](repeating: 0, count: rows * columns)
        for index in dense.indices where generator.uniform() < 0.4 { dense[index] = generator.normal() }
        dense[0] = 1.5
        let byRows = seed % 2 == 0
        let folder = try TemporaryFolder()
        try write(dense, rows, columns, byRows: byRows, to: folder.path("sparse.h5"), using: &generator)
        let dataset = try Dataset.read(
            folder.path("sparse.h5"), options: ReadingOptions(keepsConstantFeatures: true))
        #expect(dataset.features.isSparse)
        #expect(try dataset.features.elements == dense)

        let plain = FeatureMatrix(rowCount: rows, featureCount: columns, storage: .float64(dense))
        let training = Array(0..<rows - 1)
        let scaling = try Scaling.fit(dataset, trainingRows: training)
        let expected = try Scaling.fit(
            Dataset(
                plain,
                DatasetDescription(
                    name: "", path: "", rowCount: rows, featureCount: columns, dataPath: "", elementType: "")),
            trainingRows: training)
        let indices = (0..<6).map { _ in Int(generator.next() % UInt64(rows)) }
        let found = try ScaledRows(features: dataset.features, scaling: scaling).rows(at: indices)
        let wanted = try ScaledRows(features: plain, scaling: expected).rows(at: indices)
        for (value, other) in zip(found.values, wanted.values) {
            #expect(abs(value - other) <= 1e-5 * max(1, abs(other)))
        }
    }

    private func write(
        _ dense: [Double], _ rows: Int, _ columns: Int, byRows: Bool, to path: String,
        using generator: inout SeededGenerator
    ) throws {
        var (values, indices, starts): ([Double], [Int32], [Int]) = ([], [], [0])
        for line in 0..<(byRows ? rows : columns) {
            let places = (0..<(byRows ? columns : rows)).shuffled(using: &generator)
            for place in places {
                let value = byRows ? dense[line * columns + place] : dense[place * columns + line]
                guard value != 0 else { continue }
                values.append(value)
                indices.append(Int32(place))
            }
            starts.append(values.count)
        }
        let file = try HDF5File(creating: path)
        let group = try file.root.createGroup("X")
        try group.setAttribute("encoding-type", .string(byRows ? "csr_matrix" : "csc_matrix"))
        try group.setAttribute("shape", .integers([rows, columns]))
        try group.createDataset("data", shape: [values.count], values: values)
        try group.createDataset("indices", shape: [indices.count], values: indices)
        try group.createDataset("indptr", shape: [starts.count], values: starts)
        try file.close()
    }
}
