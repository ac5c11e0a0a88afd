import Core
import Datasets
import Methods
import Rows
import Testing

@testable import Comparison

/// The memory that a report is expected to take.
@Suite struct MemoryPlanTests {
    private static let rows = 10_000

    /// The sentence on the memory of a report on a table, or the refusal.
    private func sentence(
        testRows: Int = 9_000, _ change: (inout ComparisonSettings) -> Void
    ) throws -> String {
        let dataset = Dataset(
            FeatureMatrix(
                rowCount: Self.rows, featureCount: 3, storage: .float32((0..<3 * Self.rows).map { Float($0 % 101) })),
            DatasetDescription(
                name: "rows", path: "rows.h5", rowCount: Self.rows, featureCount: 3, dataPath: "/x",
                elementType: "float32", reason: "It is all there is."))
        var settings = ComparisonSettings(file: "rows.h5")
        settings.methods = [.pca]
        settings.memory = 200_000_000
        change(&settings)
        let split = Split(
            training: Array(0..<Self.rows - testRows), validation: [], test: Array(Self.rows - testRows..<Self.rows))
        return try MemoryPlan(dataset, settings: settings).check(split, file: "rows.h5")
    }

    /// Distances among test rows are kept while their neighbours are ranked: 2 bytes for each pair, both ways.
    @Test func distancesAreCounted() throws {
        #expect(try sentence { $0.exactLimit = 4_000 }.contains("of memory is taken in all"))
        #expect(throws: ComparisonError.self) { try sentence { $0.exactLimit = 9_000 } }
        // They are kept of no more rows than that takes.
        #expect(try sentence(testRows: 3_000) { $0.exactLimit = 9_000 }.contains("of memory is taken in all"))
    }

    /// The page holds coordinates of all rows, in several copies while it is written.
    @Test func thePageHasCoordinatesOfAllRows() throws {
        func isAllowed(latentSize: Int) -> Bool {
            let said = try? sentence(testRows: 100) { settings in
                settings.latentSize = latentSize
                settings.memory = 115_000_000
            }
            return said != nil
        }
        #expect(isAllowed(latentSize: 2))
        #expect(!isAllowed(latentSize: 64))
    }
}
