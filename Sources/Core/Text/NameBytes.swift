/// Names and texts of files whose bytes need not be UTF-8, as strings that keep every byte.
///
/// Bytes that are part of no character become the last scalars of the private use area, U+10FF80 to U+10FFFF, one each; so do
/// the bytes of these scalars where a text has them, so that no two texts become the same string. What is shown to readers
/// has such a byte as "\\xE9" (``Swift/String/escaped``).
package enum NameBytes {
    private static let first: UInt32 = 0x10FF00

    /// The string of bytes, up to their end.
    package static func string(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0xF4) { return text }
        var text = ""
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            if let (scalar, length) = scalar(at: rest) {
                text.unicodeScalars.append(scalar)
                rest = rest.dropFirst(length)
            } else if let byte = rest.popFirst() {
                text.unicodeScalars.append(Unicode.Scalar(first + UInt32(byte)) ?? "\u{FFFD}")
            }
        }
        return text
    }

    /// The bytes of a string.
    package static func bytes(of text: String) -> [UInt8] {
        guard text.utf8.contains(0xF4) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
        }
    }

    /// The byte that a scalar stands for; nil where it is a character.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        (first + 0x80...first + 0xFF).contains(scalar.value) ? UInt8(scalar.value - first) : nil
    }

    /// The character that bytes begin with, and its length; nil where they begin with none, or with one that stands for a byte.
    private static func scalar(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
        guard let lead = bytes.first else { return nil }
        let length =
            switch lead {
            case ..<0x80: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, bytes.count >= length,
            let scalar = String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.first,
            byte(of: scalar) == nil
        else { return nil }
        return (scalar, length)
    }
}
