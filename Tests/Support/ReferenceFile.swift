package import Foundation

/// Numbers of other programs, in Tests/Reference beside the scripts that made them.
package enum ReferenceFile {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")

    /// The place of a file.
    package static func url(_ name: String) -> URL { folder.appending(path: name) }

    /// The contents of a JSON file, whose names are in snake case.
    package static func read<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: Data(contentsOf: url(name)))
    }

    /// The 32-bit floating-point numbers that little-endian bytes hold, as the scripts write arrays.
    package static func floats(_ bytes: Data) -> [Float] {
        let bytes = [UInt8](bytes)
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
        }
    }
}
