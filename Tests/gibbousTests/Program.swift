import Foundation
import HDF5
import Synchronization
import Testing

/// The built program, run as a user runs it.
struct Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
        /// True if a signal ended it, which must never happen.
        let wasSignalled: Bool
    }

    /// A folder of this test's own, removed with it.
    final class Folder {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "gibbous-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// The names of the files in the folder, hidden ones included.
        func contents(_ name: String = "") throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: path + "/" + name).sorted()
        }

        /// The contents of `metrics.json` of the report in a folder below.
        func metrics(_ name: String) throws -> [String: Any] {
            let data = try Data(contentsOf: URL(filePath: "\(path)/\(name)/metrics.json"))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    /// The program beside the test runner in the build folder.
    static func url() throws -> URL {
        var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        if let bundle = Bundle.allBundles.first(where: { $0.bundlePath.hasSuffix(".xctest") }) {
            folder = bundle.bundleURL.deletingLastPathComponent()
        }
        for candidate in [folder, folder.deletingLastPathComponent()] {
            let url = candidate.appending(path: "gibbous")
            if FileManager.default.isExecutableFile(atPath: url.path) { return url }
        }
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: folder.path + "/gibbous"])
    }

    /// A process of the program, not yet started.
    static func process(_ arguments: [String], in folder: Folder, output: Pipe, errors: Pipe) throws -> Process {
        let process = Process()
        process.executableURL = try url()
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        // A fixed date, so that runs on two sides of midnight compare equal.
        process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": "1767225600"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        return process
    }

    /// Runs the program to its end.
    static func run(_ arguments: [String], in folder: Folder) throws -> Result {
        let output = Pipe()
        let errors = Pipe()
        let process = try process(arguments, in: folder, output: output, errors: errors)
        try process.run()
        // A pipe that is full stops the program: both are read at once.
        let reading = Mutex(Data())
        let reader = Thread {
            let data = errors.fileHandleForReading.readDataToEndOfFile()
            reading.withLock { $0 = data }
        }
        reader.start()
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        while !reader.isFinished { usleep(500) }
        let errorData = reading.withLock { $0 }
        return Result(
            status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: errorData, as: UTF8.self),
            wasSignalled: process.terminationReason == .uncaughtSignal)
    }

    /// The folder of the package.
    static var packageFolder: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path
    }
}

/// Small files as users have them.
enum SampleFiles {
    /// Images of two kinds of stripes with labels, `[rows, 8, 8]`.
    static func images(at path: String, rows: Int = 120, labels: Int? = nil) throws {
        var pixels: [UInt8] = []
        for row in 0..<rows {
            for y in 0..<8 {
                for x in 0..<8 {
                    let stripe = row.isMultiple(of: 2) ? x : y
                    // No two rows are nearly the same: copies would be kept together.
                    let own = (row * row * 3 + y * y * 5 + x * x * 7 + row * x * 11 + row * y * 13) % 53
                    pixels.append(UInt8((stripe * 13 + row * 7) % 17 * 12 + own))
                }
            }
        }
        let file = try HDF5File(creating: path)
        try file.root.createDataset("images", shape: [rows, 8, 8], values: pixels)
        let count = labels ?? rows
        try file.root.createDataset("labels", shape: [count], values: (0..<count).map { Int32($0 % 2) })
        try file.close()
    }

    /// A table of numbers with a text label, `[rows, 6]`.
    static func table(at path: String, rows: Int = 90) throws {
        let values = (0..<rows * 6).map { (index: Int) -> Double in
            let kind = Double(index / 6 % 3)
            let spread = Double(index % 6 + 1)
            return 4 * kind + spread * sin(0.7 * Double(index))
        }
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [rows, 6], values: values)
        try file.root.createDataset("y", strings: (0..<rows).map { ["setosa", "versicolor", "virginica"][$0 % 3] })
        try file.close()
    }
}

extension SampleFiles {
    /// A file without a number in it.
    static func words(at path: String) throws {
        let file = try HDF5File(creating: path)
        try file.root.createDataset("words", strings: ["new", "crescent", "gibbous", "full"])
        try file.close()
    }
}
