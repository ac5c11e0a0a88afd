import Core
import Foundation
import TestSupport
import Testing

/// Hidden folders that a killed command has left are removed by the next one that writes to the same place.
@Suite struct LeftoverTests {
    private let folder: Program.Folder

    init() throws {
        folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/data.h5")
    }

    /// A folder as a process that was killed leaves it.
    private func leave(_ name: String, holding file: String) throws {
        let path = "\(folder.path)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(filePath: "\(path)/\(file)"))
    }

    private func run(_ arguments: [String]) throws {
        let result = try Program.run(arguments, in: folder)
        try #require(result.status == 0, "\(arguments) \(result.errors)")
    }

    @Test func everyCommandRemovesThoseOfItsPlace() throws {
        let gone = try endedProcess()
        // The parent of this process is no more ended than this one.
        let here = getppid()
        try leave(".models.gibbous-\(gone)", holding: "ae-decoder.onnx")
        try run(["fit", "data.h5", "--epochs", "1", "--hidden", "4", "--methods", "ae", "-o", "models"])
        #expect(try folder.contents() == ["data.h5", "models"])

        // A directory that is there holds what is made for it.
        try leave("models/.gibbous-\(gone)", holding: "pca-decoder.onnx")
        try leave("models/.gibbous-\(here)", holding: "pca-decoder.onnx")
        try run(["fit", "data.h5", "--methods", "pca", "-o", "models"])
        #expect(try folder.contents("models").filter { $0.hasPrefix(".") } == [".gibbous-\(here)"])

        for name in ["codes.h5ad", "codes.csv", "samples.h5", "rows.h5", "codes.html"] {
            try leave(".\(name).gibbous-\(gone)", holding: name)
            try leave(".\(name).gibbous-\(here)", holding: name)
        }
        let model = ["--model", "models", "--method", "ae"]
        try run(["embed", "data.h5", "-o", "codes.h5ad"] + model)
        try run(["embed", "data.h5", "-o", "codes.csv"] + model)
        try run(["sample", "-n", "3", "-o", "samples.h5"] + model)
        try run(["decode", "codes.h5ad", "-o", "rows.h5"] + model)
        try run(["view", "codes.h5ad", "--data", "obsm/X_ae", "--embedding", "Map=obsm/X_ae", "-o", "codes.html"])
        let written = ["codes.csv", "codes.h5ad", "codes.html", "rows.h5", "samples.h5"]
        #expect(try folder.contents().filter { !$0.hasPrefix(".") } == (written + ["data.h5", "models"]).sorted())
        #expect(try folder.contents().filter { $0.hasPrefix(".") } == written.map { ".\($0).gibbous-\(here)" })
    }

    /// The number of a process may be that of another machine, which holds its folder.
    @Test func whatIsHeldStays() throws {
        let gone = try endedProcess()
        try leave(".models.gibbous-\(gone)", holding: "pca-decoder.onnx")
        let lock = try FileLock("\(folder.path)/.models.gibbous-\(gone)")
        try run(["fit", "data.h5", "--methods", "pca", "-o", "models"])
        #expect(try folder.contents() == [".models.gibbous-\(gone)", "data.h5", "models"])
        withExtendedLifetime(lock) {}
    }
}
