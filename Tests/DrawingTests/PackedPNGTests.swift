import Compression
import Testing

@testable import Drawing

private struct NoMemory: Error {}

/// Images packed for pages are what they were.
@Suite struct PackedPNGTests {
    /// The parts of a file that hold its pixels, read by code of their own.
    private struct Parts {
        var header: [UInt8] = []
        var palette: [UInt8] = []
        var data: [UInt8] = []

        init(_ file: [UInt8]) throws {
            #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            var place = 8
            while place < file.count {
                let size = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
                let type = String(decoding: file[place + 4..<place + 8], as: UTF8.self)
                let content = Array(file[place + 8..<place + 8 + size])
                if type == "IHDR" { header = content }
                if type == "PLTE" { palette = content }
                if type == "IDAT" { data += content }
                place += size + 12
            }
            #expect(place == file.count)
        }
    }

    /// The pixels of a file with one byte a pixel, or three.
    private func pixels(_ file: [UInt8], width: Int, height: Int) throws -> [UInt8] {
        let parts = try Parts(file)
        #expect(Array(parts.header[4..<8]) == PNGChunk.bigEndian(UInt32(height)) && parts.header[8] == 8)
        let size = parts.header[9] == 2 ? 3 : 1
        let row = width * size
        var filtered = [UInt8](repeating: 0, count: height * (row + 1))
        guard let inflater = Inflater() else { throw NoMemory() }
        let problem = unsafe filtered.withUnsafeMutableBytes { target in
            unsafe parts.data.withUnsafeBytes { source in unsafe inflater.inflate(source, into: target) }
        }
        #expect(problem == nil)
        var bytes: [UInt8] = []
        for y in 0..<height {
            let filter = filtered[y * (row + 1)]
            for x in 0..<row {
                let before = x >= size ? bytes[y * row + x - size] : 0
                let above = y > 0 ? bytes[(y - 1) * row + x] : 0
                let added = filter == 1 ? before : filter == 2 ? above : 0
                bytes.append(filtered[y * (row + 1) + 1 + x] &+ added)
            }
        }
        switch parts.header[9] {
        case 0: return bytes.flatMap { [$0, $0, $0] }
        case 3: return bytes.flatMap { parts.palette[3 * Int($0)..<3 * Int($0) + 3] }
        default: return bytes
        }
    }

    @Test(arguments: ["grey", "few", "many"])
    func pixelsComeBack(kind: String) throws {
        let (width, height) = (37, 21)
        let values = (0..<width * height).flatMap { place -> [UInt8] in
            let value = UInt8(truncatingIfNeeded: place * place / 50 + place)
            switch kind {
            case "grey": return [value, value, value]
            case "few": return [value & 0xC0, 7, value & 0x30]
            default: return [value, UInt8(truncatingIfNeeded: place), UInt8(truncatingIfNeeded: place / 3)]
            }
        }
        let image = RasterImage(width: width, height: height, pixels: values)
        let file = try PackedPNG.bytes(of: image)
        #expect(try Parts(file).header[9] == ["grey": 0, "few": 3, "many": 2][kind])
        #expect(try pixels(file, width: width, height: height) == values)
        #expect(file.count <= (try image.png()).count)
    }

    /// The checksum of the chunk that ends every file, as the specification's own example has it.
    @Test func chunksHaveTheirChecksum() {
        #expect(PNGChunk.bytes("IEND", []) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }
}
