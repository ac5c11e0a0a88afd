/// All that a command line, its help and a settings file have to know of an option.
package struct OptionSignature: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Takes a value; the last one counts.
        case value
        /// Takes a value and may be given more than once.
        case list
        /// Takes no value.
        case flag
        /// Takes no value, and has an opposite: `--counts` and `--no-counts`.
        case toggle
    }

    /// A kind of path, which a shell can complete.
    package enum PathKind: Sendable, Equatable { case file, directory }

    /// The long name without its dashes; the key in a settings file.
    package let name: String
    package let kind: Kind
    package var shortName: Character?
    /// The sentences of the help, the default included.
    package var help: String
    /// The name of the value in the help; nil for the option's own.
    package var valueName: String?
    /// The words that the option takes; empty if there is no list of them.
    package var choices: [String] = []
    /// True if it takes several of them, separated by commas.
    package var takesList = false
    package var path: PathKind?
    /// True if the help leaves the option out.
    package var isHidden = false
    /// The names of the options that make no sense beside this one.
    package var excludes: [String] = []
}
