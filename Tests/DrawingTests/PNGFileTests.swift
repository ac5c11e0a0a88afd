import Foundation
import TestSupport
import Testing

@testable import Drawing

@Suite struct PNGFileTests {
    @Test func figuresHaveTheSizeOfPaperAt300DotsPerInch() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("figure.png")
        let figure = SampleFigure()
        try PNGFile.write(figure, width: 144, to: path)
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(Array(bytes[..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        // The header: two inches wide.
        #expect(number(at: 16) == 600)
        #expect(number(at: 20) == Int((figure.height(forWidth: 144) / 72 * 300).rounded(.up)))
        // 11,811 pixels a metre; the checksum is zlib's.
        #expect(
            Array(bytes[33..<54]) == [
                0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73, 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1, 0x78, 0xA5, 0x3F, 0x76,
            ])
        #expect(Array(bytes.suffix(8)) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], "the file's end")
    }

    @Test func theSameFigureGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        let paths = [folder.path("a.png"), folder.path("b.png")]
        for path in paths { try PNGFile.write(SampleFigure(), width: 241, to: path) }
        #expect(try Data(contentsOf: URL(filePath: paths[0])) == Data(contentsOf: URL(filePath: paths[1])))
    }

    @Test func whatIsTooLargeIsRefused() throws {
        let folder = try TemporaryFolder()
        #expect(throws: DrawingError.self) {
            try PNGFile.write(SampleFigure(), width: 20_000, to: folder.path("large.png"))
        }
        #expect(try folder.contents("").isEmpty)
    }
}
