import Core
import Foundation
import Plotting
import TestSupport
import Testing

/// Scatter plots of many rows as files.
@Suite struct ManyRowsTests {
    /// 70,000 rows are a file of less than 3 MB.
    @Test func aScatterOfManyRowsIsASmallFile() throws {
        let rowCount = 70_000
        var generator = SeededGenerator(seed: 4, stream: "many rows")
        var positions = generator.normals(rows: rowCount, columns: 2)
        let classes = (0..<rowCount).map { $0 % 10 }
        for row in 0..<rowCount { positions[row, 0] += Float(3 * classes[row]) }
        let folder = try TemporaryFolder()
        let path = folder.path("scatter.pdf")
        try ScatterBenchmark.draw(
            positions, classes: classes, isTest: classes.indices.map { $0 % 7 == 0 }, to: path)
        let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        #expect(size > 100_000 && size < 3_000_000, "\(size) bytes")
    }
}
