internal import Core
internal import Datasets
internal import Foundation
internal import Methods
internal import Rows

/// Everything that a run's results depend on, program, data and settings, named one by one so that two runs can be compared.
struct RunIdentity: Equatable, Sendable {
    /// Names and values, in the order of importance.
    private let parts: [Part]

    private struct Part: Codable, Equatable, Sendable {
        let name: String
        let value: String
    }

    /// The identity of a run.
    ///
    /// - Parameters:
    ///   - settings: The settings of the run.
    ///   - dataset: The data.
    ///   - options: The options that may decide what is trained.
    /// - Throws: `DatasetError` if rows can't be fetched.
    init(
        _ settings: ComparisonSettings, _ dataset: Dataset,
        options: [OptionDeclaration<ComparisonSettings>] = ComparisonOptions.all
    ) throws {
        let file = URL(filePath: settings.file).standardizedFileURL.resolvingSymlinksInPath().path
        let size = FileStatus.byteCount(of: file) ?? 0
        parts =
            [
                Part(name: RunIdentity.version, value: gibbousVersion), Part(name: RunIdentity.file, value: file),
                Part(name: RunIdentity.contents, value: "\(size) bytes, \(try dataset.digest())"),
            ]
            + options.results(of: settings, methods: settings.methods.map(\.rawValue)).map {
                Part(name: $0.option.name, value: $0.value.description)
            }
            // Rows that stay in the file are gone through in another order.
            + [Part(name: "rows-in-memory", value: "\(dataset.features.isInMemory)")]
    }

    /// The identity in a text that ``text`` has given; nil where it is none.
    init?(_ text: String) {
        guard let parts = try? JSONDecoder().decode([Part].self, from: Data(text.utf8)) else { return nil }
        self.parts = parts
    }

    /// The identity as a text.
    var text: String { (try? JSONEncoder().encode(parts)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    private static let version = "version"
    private static let file = "file"
    private static let contents = "contents"

    /// The first difference from a run of now, in a clause; nil where there is none.
    func difference(now: RunIdentity) -> String? {
        for name in parts.map(\.name) + now.parts.map(\.name) {
            let before = parts.first { $0.name == name }?.value ?? "not set"
            let after = now.parts.first { $0.name == name }?.value ?? "not set"
            guard before != after else { continue }
            switch name {
            case RunIdentity.version: return "it was made by Gibbous \(before), and this is \(after)"
            case RunIdentity.file: return "it is of \(before.escaped), not of \(after.escaped)"
            case RunIdentity.contents: return "the data in the file are not those that it was made of"
            default: return "\(name) was \(before.escaped), and is \(after.escaped) now"
            }
        }
        return nil
    }
}

extension Dataset {
    /// The digest of all that was read: features, labels and which rows are for testing.
    ///
    /// - Throws: `DatasetError` where rows can't be fetched.
    fileprivate func digest() throws(DatasetError) -> String {
        var digest = ContentDigest()
        digest.add([features.rowCount, features.featureCount])
        switch features.storage {
        case .uint8(let elements): digest.add(elements)
        case .float32(let elements): digest.add(elements)
        case .float64(let elements): digest.add(elements)
        case .sparse32(let rows): digest.add(rows)
        case .sparse64(let rows): digest.add(rows)
        case .blocks: try features.forEachStretch { digest.add($0) }
        }
        digest.add(labels)
        for label in furtherLabels { digest.add(label.labels) }
        digest.add(description.predefinedTestRows.map { [$0.lowerBound, $0.upperBound] } ?? [])
        return String(digest.value, radix: 16)
    }
}

extension ContentDigest {
    /// Takes labels in.
    fileprivate mutating func add(_ labels: Labels?) {
        switch labels {
        case .categorical(let labels):
            for category in labels.categories { add(category) }
            add(labels.codes)
        case .continuous(let labels): add(labels.values)
        case nil: add("no labels")
        }
    }

    /// Takes sparse rows in.
    fileprivate mutating func add<Element: BitwiseCopyable>(_ rows: SparseRows<Element>) {
        add(rows.starts)
        add(rows.columns)
        add(rows.values)
    }
}
