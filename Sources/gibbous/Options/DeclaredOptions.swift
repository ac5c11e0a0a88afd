import ArgumentParser
import Core

/// A list of declared options, for the argument parser.
protocol OptionGroupSource {
    static var options: [OptionSignature] { get }
}

/// Options that are declared as values, as one group of the argument parser.
///
/// The parser finds out what options a type has by reflecting it, which it does of the mirror that a type gives of
/// itself; what it reflects here is one wrapper for each declaration.
struct DeclaredOptions<Source: OptionGroupSource>: ParsableArguments {
    /// The options that were given.
    private(set) var arguments = OptionArguments()

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for option in Source.options {
            let key = Name(option.name)
            switch option.kind {
            case .value:
                let value = try container.decode(Option<String?>.self, forKey: key).wrappedValue
                arguments[option.name] = value.map { [$0] }
            case .list:
                let values = try container.decode(Option<[String]>.self, forKey: key).wrappedValue
                arguments[option.name] = values.isEmpty ? nil : values
            case .flag:
                let isOn = try container.decode(Flag<Bool>.self, forKey: key).wrappedValue
                arguments[option.name] = isOn ? ["true"] : nil
            case .toggle:
                let isOn = try container.decode(Flag<Bool?>.self, forKey: key).wrappedValue
                arguments[option.name] = isOn.map { ["\($0)"] }
            }
        }
    }

    /// The name of an option, as a key of decoding.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}

extension DeclaredOptions: CustomReflectable {
    var customMirror: Mirror {
        Mirror(self, children: Source.options.map { (label: $0.name, value: $0.wrapper) }, displayStyle: .struct)
    }
}

extension OptionSignature {
    /// The argument parser's own form of the option.
    fileprivate var wrapper: Any {
        let help = ArgumentHelp(
            self.help, valueName: valueName, visibility: isHidden ? .hidden : .default)
        let names = NameSpecification(
            [.customLong(name)] + (shortName.map { [NameSpecification.Element.customShort($0)] } ?? []))
        switch kind {
        case .value: return Option<String?>(name: names, help: help, completion: completion)
        case .list: return Option<[String]>(wrappedValue: [], name: names, help: help, completion: completion)
        case .flag: return Flag<Bool>(wrappedValue: false, name: names, help: help)
        case .toggle: return Flag<Bool?>(name: names, inversion: .prefixedNo, help: help)
        }
    }

    private var completion: CompletionKind? {
        switch path {
        case .file: .file()
        case .directory: .directory
        case nil where takesList: .custom { _, _, typed in completions(of: typed) }
        case nil: choices.isEmpty ? nil : .list(choices)
        }
    }
}
