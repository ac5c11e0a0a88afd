import Core
import Testing

/// Texts of bytes that need not be UTF-8.
struct NameBytesTests {
    @Test(arguments: [
        Array("größe".utf8), [0x63, 0xE9], [0xE9, 0xC3, 0xA9], [0xF4, 0x8F, 0xBF, 0x80], Array("\u{10FFE9}".utf8),
        [0xC0, 0x80, 0x41], [], [0xF0, 0x9F, 0x8C, 0x99, 0xFF],
    ]) func everyByteIsKept(bytes: [UInt8]) {
        #expect(NameBytes.bytes(of: NameBytes.string(bytes)) == bytes)
    }

    @Test func textsThatDifferStayDifferent() {
        let texts: [[UInt8]] = [[0xE9], [0xE8], Array("\u{10FFE9}".utf8), Array("\u{FFFD}".utf8)]
        #expect(Set(texts.map { Array(NameBytes.string($0).unicodeScalars.map(\.value)) }).count == texts.count)
    }

    @Test func bytesAreShownAsEscapes() {
        #expect(NameBytes.string([0x74, 0xE9, 0x74]).escaped == "t\\xE9t")
        #expect(NameBytes.string(Array("té".utf8)).escaped == "té")
    }

    @Test func fieldsOfTablesAreQuoted() {
        #expect(CSV.field("AAAC-1") == "AAAC-1" && CSV.field("a,b") == "\"a,b\"" && CSV.field("a\"b") == "\"a\"\"b\"")
    }
}
