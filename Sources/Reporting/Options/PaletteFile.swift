internal import Core
internal import Datasets
internal import Drawing
internal import Plotting

/// A palette that a user has written down: a colour a line, or the name of a class, an equals sign and its colour.
///
/// Empty lines, and those that begin with a number sign and a space, say nothing.
enum PaletteFile {
    /// The most bytes that a file has.
    private static let mostBytes = 1_000_000
    /// The most colours that a file has.
    private static let mostColors = 10_000

    /// The reason for which a file has no palette, in a sentence.
    struct Objection: Error, Sendable {
        let text: String
    }

    /// Reads a file.
    ///
    /// - Throws: ``Objection`` where it can't be read, or a line has no colour.
    static func read(_ path: String) throws(Objection) -> PaletteChoice {
        guard FileStatus.byteCount(of: path) != nil else {
            throw Objection(text: "No palette has this name, and no such file can be read.")
        }
        guard let bytes = FileBeginning.bytes(of: path, most: mostBytes + 1) else {
            throw Objection(text: "The file can't be read.")
        }
        guard bytes.count <= mostBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw Objection(text: "The file is not a text of at most \(NumberFormat.count(mostBytes)) bytes.")
        }
        return try parse(text, name: path)
    }

    /// Reads a file's text.
    ///
    /// - Throws: ``Objection`` where a line has no colour, or none has one.
    static func parse(_ text: String, name: String) throws(Objection) -> PaletteChoice {
        var colors: [Color] = []
        var classes: [String: Color] = [:]
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmed { $0.isWhitespace || $0 == "\u{FEFF}" }
            if line.isEmpty || line == "#" || line.hasPrefix("# ") { continue }
            let (name, color) = parts(of: line)
            guard let hex = ColorName.color(color) else {
                throw Objection(
                    text:
                        "Line \(NumberFormat.count(number + 1)): \"\(color.prefix(60).description.escaped)\" is not a colour."
                )
            }
            if let name {
                // Two colours for one class would leave it to chance which one it has.
                guard classes.updateValue(Color(hex).legibleOnDark, forKey: name.escaped) == nil else {
                    throw Objection(
                        text:
                            "Line \(NumberFormat.count(number + 1)): \(name.prefix(60).description.escaped) has a colour already."
                    )
                }
            } else {
                colors.append(Color(hex).legibleOnDark)
            }
            guard colors.count + classes.count <= mostColors else {
                throw Objection(text: "The file has more than \(NumberFormat.count(mostColors)) colours.")
            }
        }
        guard !colors.isEmpty || !classes.isEmpty else { throw Objection(text: "The file has no colour.") }
        return PaletteChoice(name: name, colors: colors, classes: classes)
    }

    /// The class that a line names, which may have equals signs of its own, and the text of its colour.
    private static func parts(of line: String) -> (name: String?, color: String) {
        guard let sign = line.lastIndex(of: "=") else { return (nil, unquoted(line)) }
        return (unquoted(String(line[..<sign])), unquoted(String(line[line.index(after: sign)...])))
    }

    /// A text without spaces and quotation marks around it.
    private static func unquoted(_ text: String) -> String {
        let text = text.trimmed()
        guard text.count > 1, let first = text.first, first == text.last, "\"'".contains(first) else { return text }
        return String(text.dropFirst().dropLast())
    }
}

extension OptionFormat<PaletteChoice?> {
    /// The name of a palette, or the path of a file of colours.
    static var palette: OptionFormat {
        let names = PaletteChoice.names
        return OptionFormat<PaletteChoice>(
            "the name of a palette (\(names.listed("or"))), or a file of colours", choices: names,
            advice: { text in
                if let question = NearestName.question(text, among: names) { return question }
                do throws(PaletteFile.Objection) {
                    _ = try PaletteFile.read(text)
                    return nil
                } catch {
                    return error.text
                }
            }, parse: { PaletteChoice(named: $0) ?? (try? PaletteFile.read($0)) }, record: { .text($0.name) }
        ).optional
    }
}
