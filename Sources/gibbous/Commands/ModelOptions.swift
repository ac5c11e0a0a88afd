import ArgumentParser
import Core
import Methods
import Reporting
import Rows

/// The trained model that a command uses.
struct ModelOptions: ParsableArguments {
    @Option(help: "The directory of a report, or its models folder.", completion: .directory)
    var model: String

    @Option(
        help: """
            The method: \(Method.allCases.map(\.rawValue).listed("or")). (default: \(Method.byPreference[0].rawValue), or \
            otherwise the first available)
            """)
    var method: Method?
}

extension Method: ExpressibleByArgument {}
