package import Comparison
package import Core

/// The options of a report, each declared once.
package enum ReportOptions {
    /// All options, in the order of the help.
    package static var all: [OptionDeclaration<ReportSettings>] { lifted(ComparisonOptions.all) + output }

    /// Options of the comparison as those of a report of it.
    package static func lifted(
        _ options: [OptionDeclaration<ComparisonSettings>]
    ) -> [OptionDeclaration<ReportSettings>] { options.map { $0.lifted(to: \.comparison) } }
}
