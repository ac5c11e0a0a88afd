import Foundation

/// The files that Tests/Reference/hdf5_fixtures.py writes, and what is in them.
enum Fixtures {
    private static let reference = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Reference")

    /// The path of a file.
    static func path(_ name: String) -> String {
        reference.appendingPathComponent("fixtures/\(name)").path
    }

    /// Numbers that a file holds, as the script recorded them; "inf" and "nan" are numbers too.
    static func expected(_ key: String) throws -> [Double] {
        let data = try Data(contentsOf: reference.appendingPathComponent("hdf5_fixtures.json"))
        let record = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let values = record?[key] as? [Any] ?? []
        return values.flatMap { value -> [Double] in
            if let row = value as? [Double] { return row }
            if let number = value as? Double { return [number] }
            return [Double(value as? String ?? "") ?? .nan]
        }
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gibbous-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The path of a file in it.
    func path(_ name: String) -> String {
        folder.appendingPathComponent(name).path
    }
}
