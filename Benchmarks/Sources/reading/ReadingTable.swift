import CPlainReading
import Foundation
import HDF5

/// The speed at which a matrix is read, by the HDF5 library alone and by ours, by turns.
///
/// It is read part by part, each several times, of which the best counts: other programs disturb one or the other.
struct ReadingTable {
    let file: SampleFile
    let matrix: CPlainReading_matrix
    private static let rounds = 5
    private static let rowsAtOnce = 4_096
    private static let rowsOfPart = 16_384

    func print() throws {
        let bytes = matrix.rows * matrix.columns * (matrix.is_float != 0 ? 4 : 1)
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Self.rowsAtOnce * matrix.columns * 4, alignment: 64)
        defer { memory.deallocate() }
        // Pages that are touched for the first time would count for whoever comes first.
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        var (plain, one, two) = (0.0, 0.0, 0.0)
        for first in stride(from: 0, to: matrix.rows, by: Self.rowsOfPart) {
            let part = first..<min(first + Self.rowsOfPart, matrix.rows)
            var best = (plain: Double.infinity, one: Double.infinity, two: Double.infinity)
            for _ in 0..<Self.rounds {
                best.plain = min(best.plain, try seconds { try readPlain(part, memory) })
                best.one = min(best.one, try seconds { try read(part, memory, threads: 1) })
                best.two = min(best.two, try seconds { try read(part, memory, threads: 2) })
            }
            (plain, one, two) = (plain + best.plain, one + best.one, two + best.two)
        }
        let rates = [plain, one, two].map { String(format: "%11.0f", Double(bytes) / $0 / 1e6) }
        let ratios = [one, two].map { String(format: "%11.2f", plain / $0) }
        let name = String(cString: matrix.name).padding(toLength: 24, withPad: " ", startingAt: 0)
        Swift.print(name + rates.joined() + ratios.joined())
    }

    private func readPlain(_ part: Range<Int>, _ memory: UnsafeMutableRawBufferPointer) throws {
        let status = CPlainReading_read(
            file.path, matrix, part.lowerBound, part.upperBound, Self.rowsAtOnce, memory.baseAddress)
        guard status == 0 else {
            throw CocoaError(.fileReadUnknown)
        }
    }

    private func read(_ part: Range<Int>, _ memory: UnsafeMutableRawBufferPointer, threads: Int) throws {
        let opened = try HDF5File(reading: file.path)
        let isFloat = matrix.is_float != 0
        var reader = try HDF5RowReader(
            try opened.dataset(at: String(cString: matrix.name)), as: isFloat ? .float : .uint8, threads: threads)
        for first in stride(from: part.lowerBound, to: part.upperBound, by: Self.rowsAtOnce) {
            let rows = first..<min(first + Self.rowsAtOnce, part.upperBound)
            let count = rows.count * matrix.columns
            if isFloat {
                var span = MutableSpan(_unsafeElements: memory.bindMemory(to: Float.self).extracting(0..<count))
                try reader.read(rows: rows, into: &span)
            } else {
                var span = MutableSpan(_unsafeElements: memory.bindMemory(to: UInt8.self).extracting(0..<count))
                try reader.read(rows: rows, into: &span)
            }
        }
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(body) / .seconds(1)
    }
}
