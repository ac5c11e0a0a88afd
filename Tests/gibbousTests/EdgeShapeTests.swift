import Foundation
import HDF5
import Testing

/// Data of shapes that nobody plans for: each gives a report, or a plain refusal.
@Suite struct EdgeShapeTests {
    /// Runs a quick report of a file.
    private func report(_ file: String, _ options: [String] = [], in folder: Program.Folder) throws -> Program.Result {
        let result = try Program.run(
            ["report", file, "--epochs", "1", "--hidden", "4", "-q", "--formats", "svg", "--output", "out"] + options,
            in: folder)
        #expect(!result.wasSignalled && !result.errors.contains("Fatal error"), "\(result.errors)")
        return result
    }

    private func write(
        _ rows: Int, _ columns: Int, labels: [Int]? = nil, isConstant: Bool = false, to path: String
    ) throws {
        let file = try HDF5File(creating: path)
        let values = (0..<rows * columns).map { isConstant ? 3 : sin(Double($0) * 1.7) }
        try file.root.createDataset("X", shape: [rows, columns], values: values)
        if let labels { try file.root.createDataset("y", shape: [labels.count], values: labels) }
        try file.close()
    }

    @Test(arguments: [
        (1, 8, "row"), (2, 8, "row"), (3, 8, "row"), (40, 1, "one feature"), (40, 2, "--latent"),
    ])
    func tooLittle(rows: Int, columns: Int, mentioned: String) throws {
        let folder = try Program.Folder()
        try write(rows, columns, to: folder.path + "/data.h5")
        let result = try report("data.h5", in: folder)
        #expect(result.status == 65)
        #expect(result.errors.contains(mentioned), "\(result.errors)")
        #expect(try folder.contents() == ["data.h5"])
    }

    @Test func rowsThatAreAllEqual() throws {
        let folder = try Program.Folder()
        try write(30, 8, isConstant: true, to: folder.path + "/data.h5")
        let result = try report("data.h5", in: folder)
        #expect(result.status == 65 && result.errors.contains("equal"), "\(result.errors)")
    }

    @Test func farFewerRowsThanFeatures() throws {
        let folder = try Program.Folder()
        try write(50, 3_000, labels: (0..<50).map { $0 % 2 }, to: folder.path + "/data.h5")
        let result = try report("data.h5", in: folder)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(arguments: ["one for all", "one for each"])
    func labelsThatSayNothing(kind: String) throws {
        let folder = try Program.Folder()
        let labels = (0..<40).map { kind == "one for all" ? 2 : $0 }
        try write(40, 6, labels: labels, to: folder.path + "/data.h5")
        let result = try report("data.h5", in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try String(contentsOfFile: folder.path + "/out/metrics.json", encoding: .utf8)
        #expect(!metrics.contains("label_path"))
        let named = try report("data.h5", ["--labels", "y"], in: folder)
        #expect(named.status == 65 && named.errors.contains("/y"), "\(named.errors)")
    }
}
