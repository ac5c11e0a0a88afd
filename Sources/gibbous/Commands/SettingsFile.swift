import ArgumentParser
import Datasets
import Foundation
import Reporting
import TOMLKit

/// The settings of `--config`: a TOML file whose keys are the options' long names.
struct SettingsFile {
    private var table: [String: String] = [:]
    private let path: String

    private static let keys = [
        "data", "labels", "no-labels", "test-data", "test-labels", "layout", "image-shape", "methods", "latent",
        "hidden",
        "epochs", "batch-size", "seed", "test-fraction", "threads", "output", "paper", "formats",
        "save-reconstructions",
        "force", "quiet", "verbose",
    ]

    /// No settings.
    init() {
        path = ""
    }

    /// Reads a file.
    ///
    /// - Parameter path: Where it is.
    /// - Throws: `DatasetError` where there is none, ``UsageError`` where it is not TOML or has a key that is no option.
    init(path: String) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw DatasetError(.noSuchInput, "\(path): the settings file can't be read. Check the path of --config.")
        }
        let parsed: TOMLTable
        do {
            parsed = try TOMLTable(string: text)
        } catch {
            throw UsageError(message: "\(path): not a TOML file: \(error)")
        }
        for (key, value) in parsed {
            guard SettingsFile.keys.contains(key) else {
                throw UsageError(
                    message: "\(path): no option is called \"\(key.escaped)\". Options are "
                        + SettingsFile.keys.joined(separator: ", ") + ".")
            }
            table[key] = SettingsFile.text(value)
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

    func applied(to options: InputOptions) throws -> InputOptions {
        var options = options
        options.dataPath = options.dataPath ?? table["data"]
        options.labelsPath = options.labelsPath ?? table["labels"]
        options.noLabels = try options.noLabels || flag("no-labels")
        options.testDataPath = options.testDataPath ?? table["test-data"]
        options.testLabelsPath = options.testLabelsPath ?? table["test-labels"]
        options.layout = try options.layout ?? value("layout")
        options.imageShape = try options.imageShape ?? value("image-shape")
        return options
    }

    func applied(to options: MethodOptions) throws -> MethodOptions {
        var options = options
        options.methods = try options.methods ?? value("methods")
        options.latent = try options.latent ?? value("latent")
        options.hidden = try options.hidden ?? value("hidden")
        options.epochs = try options.epochs ?? value("epochs")
        options.batchSize = try options.batchSize ?? value("batch-size")
        options.seed = try options.seed ?? value("seed")
        options.testFraction = try options.testFraction ?? value("test-fraction")
        options.threads = try options.threads ?? value("threads")
        return options
    }

    func applied(to options: OutputOptions) throws -> OutputOptions {
        var options = options
        options.output = options.output ?? table["output"]
        options.paper = try options.paper ?? value("paper")
        options.formats = try options.formats ?? value("formats")
        options.saveReconstructions = try options.saveReconstructions || flag("save-reconstructions")
        options.force = try options.force || flag("force")
        options.quiet = try options.quiet || flag("quiet")
        options.verbose = try options.verbose || flag("verbose")
        return options
    }

    private func value<Value: ExpressibleByArgument>(_ key: String) throws -> Value? {
        guard let text = table[key] else { return nil }
        guard let value = Value(argument: text) else {
            throw UsageError(message: "\(path): \"\(text.escaped)\" is no value for \(key). See gibbous report --help.")
        }
        return value
    }

    private func flag(_ key: String) throws -> Bool {
        guard let text = table[key] else { return false }
        guard let flag = Bool(text) else {
            throw UsageError(message: "\(path): \(key) is true or false, not \"\(text.escaped)\".")
        }
        return flag
    }
}
