package import Core
internal import Methods

extension ComparisonOptions {
    /// Options that only one method has a use for, of all methods that are registered.
    package static let family: [OptionDeclaration<ComparisonSettings>] = Method.allCases.flatMap(\.options).map {
        $0.lifted(to: \.training)
    }
}
