import ArgumentParser
import Core
import Datasets
import Foundation
import TOMLKit

/// The settings of `--config`: a TOML file whose keys are the options' long names.
///
/// Options take what they need from it, one by one; what nobody has asked for in the end is no option.
struct SettingsFile {
    private var table: [String: String] = [:]
    /// The members of values that are arrays.
    private var lists: [String: [String]] = [:]
    private var known: [String] = []
    private let path: String

    /// No settings.
    init() {
        path = ""
    }

    /// Reads a file.
    ///
    /// - Parameter path: Where it is.
    /// - Throws: `DatasetError` where there is none, ``UsageError`` where it is not TOML.
    init(path: String) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw DatasetError(
                .noSuchInput, "\(path.escaped): the settings file can't be read. Check the path of --config.")
        }
        do {
            for (key, value) in try TOMLTable(string: text) {
                table[key] = SettingsFile.text(value)
                lists[key] = value.array?.map(SettingsFile.text)
            }
        } catch {
            throw UsageError(message: "\(path.escaped): not a TOML file: \(error)")
        }
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

    /// Sets an option that the command line has not set.
    ///
    /// - Throws: ``UsageError`` where the file has a value that the option does not take.
    mutating func fill<Value: ExpressibleByArgument>(_ option: inout Value?, from key: String) throws {
        known.append(key)
        guard option == nil, let text = table[key] else { return }
        option = Value(argument: text)
        if option == nil {
            throw UsageError(
                message: "\(path.escaped): \"\(text.escaped)\" is no value for \(key). See gibbous report --help.")
        }
    }

    /// Sets an option that may be given more than once, and that the command line has not set.
    mutating func fill(_ option: inout [String], from key: String) throws {
        known.append(key)
        guard option.isEmpty, let text = table[key] else { return }
        option = lists[key] ?? [text]
    }

    /// Sets a flag that the command line has not set.
    ///
    /// - Parameters:
    ///   - flag: The flag.
    ///   - key: Its name.
    ///   - isOverruled: Whether the command line says the opposite.
    /// - Throws: ``UsageError`` where the file has neither true nor false.
    mutating func fill(_ flag: inout Bool, from key: String, unless isOverruled: Bool = false) throws {
        known.append(key)
        guard !flag, let text = table[key] else { return }
        guard let value = Bool(text) else {
            throw UsageError(
                message: "\(path.escaped): \(key) is true or false, not \"\(text.escaped)\".")
        }
        flag = value && !isOverruled
    }

    /// Makes sure that every key of the file was an option.
    ///
    /// - Throws: ``UsageError`` that lists the options, where one was not.
    func requireAllKnown() throws {
        guard let unknown = table.keys.filter({ !known.contains($0) }).min() else { return }
        throw UsageError(
            message: "\(path.escaped): no option is called \"\(unknown.escaped)\". Options are "
                + known.joined(separator: ", ") + ".")
    }
}
