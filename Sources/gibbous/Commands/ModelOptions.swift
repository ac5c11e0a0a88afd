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
            """, completion: .list(Method.allCases.map(\.rawValue)),
        transform: { text in
            let names = Method.allCases.map(\.rawValue)
            guard let method = Method(rawValue: text) else {
                let question = NearestName.opening(text, among: names)
                throw ValidationError("\(question)It takes \(names.listed("or")).")
            }
            return method
        })
    var method: Method?
}
