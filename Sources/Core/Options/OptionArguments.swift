/// Options that were given, by name, as the texts that were typed.
package struct OptionArguments: Sendable, Equatable {
    /// The settings file that they stand in; nil for the command line.
    package let file: String?
    private var texts: [String: [String]] = [:]

    /// No options.
    ///
    /// - Parameter file: The settings file that they stand in; nil for the command line.
    package init(file: String? = nil) { self.file = file }

    /// The texts of an option; nil if it was not given.
    ///
    /// A flag has "true" or "false".
    package subscript(name: String) -> [String]? {
        get { texts[name] }
        set { texts[name] = newValue }
    }

    package var names: [String] { texts.keys.sorted() }

    /// The same with those of others, whose names are all different.
    package func merging(_ others: OptionArguments) -> OptionArguments {
        var merged = self
        merged.texts.merge(others.texts) { $1 }
        return merged
    }

    /// Tells whether an option was given and, if it is a flag, not turned off.
    func isActive(_ option: OptionSignature) -> Bool {
        guard let texts = texts[option.name] else { return false }
        return option.kind != .flag || texts.last != "false"
    }
}
