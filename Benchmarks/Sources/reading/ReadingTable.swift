import CPlainReading
import Foundation
import HDF5

/// How fast a matrix is read, by the HDF5 library alone and by ours, by turns: the best of several.
struct ReadingTable {
    let file: SampleFile
    let matrix: CPlainReading_matrix
    private static let rounds = 5
    private static let rowsAtOnce = 4_096

    func print() throws {
        let bytes = matrix.rows * matrix.columns * (matrix.is_float != 0 ? 4 : 1)
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Self.rowsAtOnce * matrix.columns * 4, alignment: 64)
        defer { memory.deallocate() }
        // Pages that are touched for the first time would count for whoever comes first.
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        var (plain, one, two) = (Double.infinity, Double.infinity, Double.infinity)
        for _ in 0..<Self.rounds {
            plain = min(plain, try seconds { try readPlain(memory) })
            one = min(one, try seconds { try read(memory, threads: 1) })
            two = min(two, try seconds { try read(memory, threads: 2) })
        }
        let rates = [plain, one, two].map { String(format: "%11.0f", Double(bytes) / $0 / 1e6) }
        let ratios = [one, two].map { String(format: "%11.2f", plain / $0) }
        let name = String(cString: matrix.name).padding(toLength: 24, withPad: " ", startingAt: 0)
        Swift.print(name + rates.joined() + ratios.joined())
    }

    private func readPlain(_ memory: UnsafeMutableRawBufferPointer) throws {
        guard CPlainReading_read(file.path, matrix, Self.rowsAtOnce, memory.baseAddress) == 0 else {
            throw CocoaError(.fileReadUnknown)
        }
    }

    private func read(_ memory: UnsafeMutableRawBufferPointer, threads: Int) throws {
        let opened = try HDF5File(reading: file.path)
        let isFloat = matrix.is_float != 0
        var reader = try HDF5RowReader(
            try opened.dataset(at: String(cString: matrix.name)), as: isFloat ? .float : .uint8, threads: threads)
        for first in stride(from: 0, to: matrix.rows, by: Self.rowsAtOnce) {
            let rows = first..<min(first + Self.rowsAtOnce, matrix.rows)
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
