import CPlainReading
import Foundation

/// A file of large matrices.
final class SampleFile {
    /// The matrices in the file: images of 64×64 as bytes, and tables as floats.
    let matrices = [
        SampleFile.matrix("images, gzip and shuffle", isFloat: false, chunkRows: 64),
        SampleFile.matrix("table, gzip and shuffle", isFloat: true, chunkRows: 256),
        SampleFile.matrix("images, contiguous", isFloat: false),
        SampleFile.matrix("table, contiguous", isFloat: true),
    ]
    /// The rows that are different from each other.
    private static let differentRows = 4_096
    private static let rows = 1 << 18

    let path: String
    private let isKept: Bool

    /// Writes the file.
    ///
    /// - Parameter kept: Where it is to stay; where not given, it is beside other temporary ones and goes with this.
    /// - Throws: Where it can't be written.
    init(kept: String? = nil) throws {
        let name = "gibbous-reading-\(ProcessInfo.processInfo.processIdentifier).h5"
        path = kept ?? FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        isKept = kept != nil
        srand48(1)
        let status = CPlainReading_write(
            path, matrices, matrices.count, Self.differentRows, Self.images(), Self.table())
        guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: path) } }

    private static func matrix(_ name: StaticString, isFloat: Bool, chunkRows: Int = 0) -> CPlainReading_matrix {
        CPlainReading_matrix(
            name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), is_float: isFloat ? 1 : 0,
            storage: chunkRows > 0 ? CPlainReading_packed : CPlainReading_contiguous, rows: rows,
            columns: isFloat ? 1_024 : 4_096, chunk_rows: chunkRows)
    }

    /// Images of a bright spot on black, with a little noise in it: an eighth as long when packed.
    private static func images() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(differentRows * 4_096)
        for _ in 0..<differentRows {
            let (centreX, centreY, width) = (16 + 32 * uniform(), 16 + 32 * uniform(), 40 + 160 * uniform())
            for pixel in 0..<4_096 {
                let (x, y) = (Float(pixel % 64) - centreX, Float(pixel / 64) - centreY)
                let brightness = 250 * exp(-(x * x + y * y) / width)
                let noise = brightness > 4 ? 4 * uniform() - 2 : 0
                bytes.append(UInt8(max(0, brightness + noise)))
            }
        }
        return bytes
    }

    /// Measurements of three decimal places.
    private static func table() -> [Float] {
        (0..<differentRows * 1_024).map { _ in
            ((uniform() + uniform() + uniform() + uniform() - 2) * 1_000).rounded() / 1_000
        }
    }

    private static func uniform() -> Float { Float(drand48()) }
}
