/// The value of an option as it is recorded: JSON in `metrics.json`, text in the help and in the identity of a run.
package enum OptionValue: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// A random seed, which may be larger than any `Int`.
    case seed(UInt64)
    case number(Double)
    case flag(Bool)
    case list([OptionValue])
}

extension OptionValue: CustomStringConvertible {
    /// The value as it is typed on the command line.
    package var description: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): "\(integer)"
        case .seed(let seed): "\(seed)"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .flag(let flag): "\(flag)"
        case .list(let values): values.map(\.description).joined(separator: ",")
        }
    }
}

extension OptionValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .integer(let integer): try container.encode(integer)
        case .seed(let seed): try container.encode(seed)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let values): try container.encode(values)
        }
    }
}
