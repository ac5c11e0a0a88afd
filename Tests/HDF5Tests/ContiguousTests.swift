import HDF5
import TestSupport
import Testing

/// Rows that lie in a file in one piece, long enough for several threads.
struct ContiguousTests {
    @Test(arguments: [1, 2, 3, 7]) func allThreadsTogetherReadAllRows(threads: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("rows.h5")
        let (rows, width) = (1_201, 999)
        let numbers = (0..<rows * width).map { Float($0 % 8_191) }
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [rows, width], values: numbers)
        try file.close()
        let opened = try HDF5File(reading: path)
        var reader = try HDF5RowReader(try opened.dataset(at: "X"), as: .float, threads: threads)
        for range in [0..<rows, 3..<rows - 2, 600..<601, rows..<rows] {
            var read = [Float](repeating: -1, count: range.count * width)
            var span = read.mutableSpan
            try reader.read(rows: range, into: &span)
            #expect(read[...] == numbers[range.lowerBound * width..<range.upperBound * width])
        }
    }
}
