import Core
import Foundation
import Rows
import TOMLKit

/// The settings of `--config`: a TOML file whose keys are the options' long names.
enum SettingsFile {
    /// Reads a file.
    ///
    /// - Parameter path: Where it is.
    /// - Returns: Its values as they would be typed on the command line.
    /// - Throws: `DatasetError` if there is none, `UsageError` if it is not TOML.
    static func read(_ path: String) throws -> OptionArguments {
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw DatasetError(
                .noSuchInput, "\(path.escaped): the settings file can't be read. Check the path of --config.")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch {
            throw UsageError("\(path.escaped): not a TOML file: \(error)")
        }
        let lists = Set(CommandSettings.options.filter { $0.signature.kind == .list }.map(\.name))
        var arguments = OptionArguments(file: path)
        for (key, value) in table {
            arguments[key] = (lists.contains(key) ? value.array?.map(Self.text) : nil) ?? [Self.text(value)]
        }
        return arguments
    }

    /// A value as it would be typed on the command line.
    private static func text(_ value: any TOMLValueConvertible) -> String {
        if let string = value.string { return string }
        if let array = value.array { return array.map(text).joined(separator: ",") }
        if let integer = value.int { return String(integer) }
        if let boolean = value.bool { return String(boolean) }
        if let number = value.double { return String(number) }
        return "\(value)"
    }
}
