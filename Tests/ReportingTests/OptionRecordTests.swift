import Comparison
import Core
import Foundation
import Methods
import Testing

@testable import Reporting

/// A made-up option is recorded like the others, without its name in any other place.
@Suite struct OptionRecordTests {
    private let madeUp = OptionDeclaration<ReportSettings>(
        "made-up-option", \.comparison.latentSize, .integer(in: 1...9), help: "Made up.")

    @Test func metricsHaveIt() throws {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))]) { $0.latentSize = 3 }
        let data = try MetricsFile(report, options: ReportOptions.all + [madeUp]).data()
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let settings = try #require(object["settings"] as? [String: Any])
        #expect(settings["made_up_option"] as? Int == 3)
        #expect(settings["latent"] as? Int == 3 && settings["test_fraction"] as? Double == 0.2)
        // A method that is not compared has no settings.
        #expect(settings["beta"] == nil)
    }

    @Test func namesAndKeysAreDistinct() {
        let names = ReportOptions.all.map(\.name)
        #expect(Set(names).count == names.count)
        let keys = ReportOptions.all.map(\.recordKey)
        #expect(Set(keys).count == keys.count)
    }
}
