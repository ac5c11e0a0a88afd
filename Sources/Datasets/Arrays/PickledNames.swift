/// The names that PyTables keeps as a pickled list.
///
/// Nothing is unpickled, which would run what the file says: of protocol 0 only those few operations are read that a list of
/// texts, whole numbers and tuples of them is made of, and anything else is no names.
enum PickledNames {
    private enum Value {
        case text(String)
        case tuple([Value])
        case list([Value])
        /// The place at which a tuple or a list begins.
        case mark
    }

    /// The most operations that are read.
    private static let maximumOperations = 1 << 22

    /// The names, those of several levels joined by low lines; nil where the text is no such list.
    static func read(_ text: String) -> [String]? {
        var stack: [Value] = []
        var memo: [Substring: Value] = [:]
        var count = 0
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while var line = lines.popFirst() {
            while let operation = line.popFirst() {
                count += 1
                guard count <= maximumOperations else { return nil }
                switch operation {
                case "(": stack.append(.mark)
                case "l", "t":
                    guard let values = popToMark(&stack) else { return nil }
                    stack.append(operation == "l" ? .list(values) : .tuple(values))
                    continue
                case "a":
                    guard let value = stack.popLast(), case .list(let values)? = stack.popLast() else { return nil }
                    // A list within a list is none of names.
                    if case .list = value { return nil }
                    stack.append(.list(values + [value]))
                    continue
                case "p":
                    guard let top = stack.last else { return nil }
                    memo[line] = top
                    line = ""
                case "g":
                    guard let value = memo[line] else { return nil }
                    stack.append(value)
                    line = ""
                case "V":
                    guard let name = unescaped(line) else { return nil }
                    stack.append(.text(name))
                    line = ""
                case "I", "L":
                    guard let number = Int(line.hasSuffix("L") ? line.dropLast() : line) else { return nil }
                    stack.append(.text(String(number)))
                    line = ""
                case ".":
                    guard line.isEmpty, lines.allSatisfy(\.isEmpty), stack.count == 1, case .list(let values) = stack[0]
                    else { return nil }
                    let names = values.compactMap(name)
                    return names.count == values.count ? names : nil
                default: return nil
                }
            }
        }
        return nil
    }

    private static func popToMark(_ stack: inout [Value]) -> [Value]? {
        var values: [Value] = []
        while let value = stack.popLast() {
            if case .mark = value { return values.reversed() }
            values.append(value)
        }
        return nil
    }

    private static func name(_ value: Value) -> String? {
        switch value {
        case .text(let text): return text
        case .tuple(let levels):
            let texts = levels.compactMap { if case .text(let text) = $0 { text } else { nil } }
            return texts.count == levels.count ? joined(texts) : nil
        case .list, .mark: return nil
        }
    }

    /// The levels of a name as one, as people join them in pandas: "nose_x".
    static func joined(_ levels: [String]) -> String { levels.filter { !$0.isEmpty }.joined(separator: "_") }

    /// A text whose characters beyond Latin-1 are written as "\u6708".
    private static func unescaped(_ text: Substring) -> String? {
        var result = ""
        var rest = text.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let kind = rest.popFirst(), kind == "u" || kind == "U" else { return nil }
            let length = kind == "u" ? 4 : 8
            guard let value = UInt32(String(rest.prefix(length)), radix: 16), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            rest = rest.dropFirst(length)
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
