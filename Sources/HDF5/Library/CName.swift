internal import Core
internal import Foundation

/// A name on its way to the library: its bytes, whether they are text or not.
struct CName {
    /// The bytes, and a zero at their end.
    let characters: [CChar]

    init(_ name: String) {
        characters = NameBytes.bytes(of: name).map { CChar(bitPattern: $0) } + [0]
    }

    /// The string of a name or a text that the library gives, which ends with a zero.
    @unsafe static func string(_ name: UnsafePointer<CChar>) -> String {
        let count = unsafe strlen(name)
        return unsafe name.withMemoryRebound(to: UInt8.self, capacity: count) {
            unsafe NameBytes.string(UnsafeBufferPointer(start: $0, count: count))
        }
    }
}
