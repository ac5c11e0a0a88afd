import Comparison
import Core
import KnownKinds
import Rows
import TestSupport
import Testing

/// The rows that tell a model of all rows when to stop have nothing in common with those that it learns from.
@Suite struct FitSplitTests {
    private func data(
        _ name: String, _ change: (inout ComparisonSettings) -> Void = { _ in }
    ) throws -> UntestedData {
        let kind = try #require(KnownKind.all.first { $0.name == name })
        let folder = try TemporaryFolder()
        let path = folder.path("\(name).h5")
        try kind.data(seed: 1, rowCount: 400).write(to: path)
        var settings = ComparisonSettings(file: path)
        change(&settings)
        return try DataPreparation(settings).runWithoutTest()
    }

    /// Without it, each validation row had four copies among the training rows.
    @Test func copiesStayTogether() throws {
        let data = try data("copies")
        let split = data.rows.split
        #expect(split.test.isEmpty && !split.validation.isEmpty)
        #expect(split.training.count + split.validation.count == 400)
        let training = Set(try rows(split.training, of: data))
        #expect(try rows(split.validation, of: data).allSatisfy { !training.contains($0) })
    }

    @Test func patientsStayTogether() throws {
        let split = try data("patients").rows.split
        let groups = try #require(split.groups)
        let training = Set(split.training.map { groups[$0] })
        #expect(!split.validation.isEmpty && split.validation.allSatisfy { !training.contains(groups[$0]) })
    }

    @Test func neighborsInTimeAreNotParted() throws {
        let split = try data("autoregressive").rows.split
        #expect(split.gap > 0 && !split.validation.isEmpty)
        let training = Set(split.training)
        let near = split.validation.flatMap { row in (row - split.gap...row + split.gap) }
        #expect(near.allSatisfy { !training.contains($0) })
    }

    private func rows(_ numbers: [Int], of data: UntestedData) throws -> [[Float]] {
        try numbers.map { try data.rows.rows.rows(at: [$0]).values }
    }
}
