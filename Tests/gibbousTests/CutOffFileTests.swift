import Foundation
import HDF5
import Testing

/// A file that is cut off while its rows are fetched.
@Suite struct CutOffFileTests {
    /// Writes 204 MB of bytes: more than rows may take up of the memory that the report is given, so that they stay in the file.
    private func write(to path: String) throws {
        let (rows, columns) = (136_000, 1_500)
        var state: UInt64 = 1
        let noise = (0..<columns + 4_093).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        var values: [UInt8] = []
        values.reserveCapacity(rows * columns)
        for row in 0..<rows {
            let start = row * 37 % 4_093
            values += noise[start..<start + columns]
        }
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [rows, columns], values: values)
        try file.close()
    }

    @Test func itEndsTheReportAndLeavesNothing() throws {
        let folder = try Program.Folder()
        let path = folder.path + "/wide.h5"
        try write(to: path)
        let errors = Pipe()
        let process = try Program.process(
            [
                "report", "wide.h5", "--layout", "table", "--memory", "480M", "--methods", "ae", "--hidden", "4",
                "--epochs", "100000", "--output", "out/wide", "--verbose", "--checkpoint-interval", "1h",
            ], in: folder, output: Pipe(), errors: errors)
        try process.run()
        var said = ""
        func listen(until word: String?) {
            while word.map({ !said.contains($0) }) ?? true {
                let data = errors.fileHandleForReading.availableData
                guard !data.isEmpty else { break }
                said += String(decoding: data, as: UTF8.self)
            }
        }
        // Training has begun.
        listen(until: "epoch")
        #expect(said.contains("stay in the file"), "\(said)")
        try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 4_096)
        listen(until: nil)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 65, "\(said)")
        #expect(said.contains("gibbous: ") && said.contains("wide.h5"), "\(said)")
        #expect(try folder.contents() == ["wide.h5"])
    }
}
