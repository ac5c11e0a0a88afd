internal import Foundation

/// The text form of bytes in a data URL (RFC 4648, 4).
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
