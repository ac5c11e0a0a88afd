import Core
import TestSupport
import Testing

@testable import Comparison

/// A made-up option is part of the identity of a run, without its name in any other place.
@Suite struct OptionIdentityTests {
    private let madeUp = OptionDeclaration<ComparisonSettings>(
        "made-up-option", \.latentSize, .integer(in: 1...9), help: "Made up.")
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aRunIsKnownByIt() throws {
        let path = try SmallFile(kind: .table).write(to: folder)
        let settings = ComparisonSettings(file: path)
        let dataset = try DataPreparation(settings).run().dataset
        func identity(_ change: (inout ComparisonSettings) -> Void = { _ in }) throws -> RunIdentity {
            var settings = settings
            change(&settings)
            return try RunIdentity(settings, dataset, options: [madeUp])
        }
        let changed = try identity { $0.latentSize = 5 }
        #expect(try identity().difference(now: changed) == "made-up-option was 2, and is 5 now")
        #expect(try identity().difference(now: identity { $0.repeats = 5 }) == nil)
    }
}
