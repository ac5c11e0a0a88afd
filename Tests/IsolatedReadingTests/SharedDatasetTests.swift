import Core
import Foundation
import Isolation
import Rows
import Testing

@testable import IsolatedReading

/// A source that is not asked.
private struct NoSource: BlockSource {
    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        throw DatasetError(.unusableData, "block \(block)")
    }

    func changed(_ change: BlockChange) -> (any BlockSource)? { nil }
}

/// Data sets on their way from the process that reads them.
struct SharedDatasetTests {
    private static let matrices: [FeatureMatrix] = [
        FeatureMatrix(rowCount: 3, featureCount: 2, storage: .uint8([1, 2, 3, 4, 5, 255])),
        FeatureMatrix(rowCount: 3, featureCount: 2, storage: .float32([1, 2.5, 3, 4, 5, .nan])),
        FeatureMatrix(rowCount: 3, featureCount: 2, storage: .float64([1, 2.5, 3, 4, 5, 1e300])),
        FeatureMatrix(
            rowCount: 3, featureCount: 2,
            storage: .sparse32(SparseRows(starts: [0, 1, 1, 3], columns: [1, 0, 1], values: [7, 8, 9]))),
        FeatureMatrix(
            rowCount: 3, featureCount: 2,
            storage: .sparse64(SparseRows(starts: [0, 1, 1, 3], columns: [1, 0, 1], values: [7, 8, 1e300]))),
    ]

    private func dataset(_ features: FeatureMatrix) -> Dataset {
        var description = DatasetDescription(
            name: "a", path: "a.h5", rowCount: 3, featureCount: 2, dataPath: "/X", elementType: "any")
        description.featureNames = ["one", "two"]
        description.predefinedTestRows = 2..<3
        let labels = Labels.categorical(CategoricalLabels(name: "y", categories: ["a", "b"], codes: [0, -1, 1]))
        let further = Labels.continuous(ContinuousLabels(name: "z", values: [1, 2, 3], unit: "m"))
        let codes = Matrix(rows: 3, columns: 2, values: [0.5, 1, -2, 3, 1e-30, 4])
        return Dataset(
            features, description, labels: labels, furtherLabels: [FurtherLabel(further, path: "/z")],
            embeddings: [StoredEmbedding(name: "u", path: "/obsm/u", codes: codes)])
    }

    @Test(arguments: matrices) func theyComeOutAsTheyWentIn(features: FeatureMatrix) throws {
        let memory = try SharedMemory()
        let dataset = dataset(features)
        let message = try JSONEncoder().encode(SharedDataset(dataset, in: memory))
        let copy = try JSONDecoder().decode(SharedDataset.self, from: message).dataset(in: memory, source: NoSource())
        #expect(copy.description == dataset.description)
        #expect(copy.labels == dataset.labels && copy.furtherLabels == dataset.furtherLabels)
        #expect(copy.embeddings == dataset.embeddings && copy.embeddings.count == 1)
        #expect(copy.features.isSparse == features.isSparse && copy.features.isInMemory)
        for row in 0..<3 {
            for column in 0..<2 {
                let (found, wanted) = try (
                    copy.features.element(row: row, column: column), features.element(row: row, column: column)
                )
                #expect(found == wanted || found.isNaN && wanted.isNaN)
            }
        }
    }

    /// A process that a damaged file has made say nonsense is not believed.
    @Test(arguments: [
        (#""rowCount":3"#, #""rowCount":4"#), (#"["one","two"]"#, #"["one"]"#), ("[2,3]", "[1,2]"),
        (#""categories":["a","b"]"#, #""categories":["a"]"#),
        (#""columns":2"#, #""columns":3"#),
    ]) func partsThatDoNotFitAreRefused(said: String, instead: String) throws {
        let memory = try SharedMemory()
        let message = String(
            decoding: try JSONEncoder().encode(SharedDataset(dataset(Self.matrices[0]), in: memory)), as: UTF8.self)
        try #require(message.contains(said))
        let changed = Data(message.replacing(said, with: instead).utf8)
        let shared = try JSONDecoder().decode(SharedDataset.self, from: changed)
        #expect(throws: IsolationError.self) { try shared.dataset(in: memory, source: NoSource()) }
    }
}
