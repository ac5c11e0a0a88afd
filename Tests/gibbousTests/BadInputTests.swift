import Foundation
import Testing

/// Mistakes that users make: each ends with its status and a message that helps, and leaves nothing behind.
@Suite struct BadInputTests {
    /// Runs a command that must fail.
    private func failure(
        _ arguments: [String], status: Int32, mentions words: [String], in folder: Program.Folder,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try folder.contents()
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
        #expect(!result.wasSignalled, sourceLocation: sourceLocation)
        for word in words {
            #expect(result.errors.contains(word), "\(word) in: \(result.errors)", sourceLocation: sourceLocation)
        }
        #expect(!result.errors.contains("Fatal error"), sourceLocation: sourceLocation)
        #expect(try folder.contents() == before, sourceLocation: sourceLocation)
    }

    @Test func noSuchFile() throws {
        let folder = try Program.Folder()
        try failure(["report", "absent.h5"], status: 66, mentions: ["absent.h5", "no such file"], in: folder)
        try failure(["inspect", "absent.h5"], status: 66, mentions: ["absent.h5"], in: folder)
        try failure(["report"], status: 66, mentions: ["datasets/digits.h5"], in: folder)
    }

    @Test func notHDF5() throws {
        let folder = try Program.Folder()
        try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: folder.path + "/table.csv"))
        try failure(["report", "table.csv"], status: 65, mentions: ["table.csv", "not an HDF5 file"], in: folder)
        try failure(["report", "."], status: 65, mentions: ["directory"], in: folder)
    }

    @Test func aPipeIsNotOpened() throws {
        let folder = try Program.Folder()
        let status = unsafe mkfifo(folder.path + "/pipe.h5", 0o600)
        #expect(status == 0)
        try failure(["report", "pipe.h5"], status: 65, mentions: ["pipe.h5"], in: folder)
    }

    @Test func noNumericMatrix() throws {
        let folder = try Program.Folder()
        try SampleFiles.words(at: folder.path + "/words.h5")
        try failure(["report", "words.h5"], status: 65, mentions: ["words.h5", "numeric"], in: folder)
    }

    @Test func dataAndLabelsDisagree() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5", labels: 50)
        try failure(
            ["report", "stripes.h5", "--labels", "/labels"], status: 65, mentions: ["/labels", "50", "120"], in: folder)
    }

    @Test func aMisspeltPathListsWhatThereIs() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try failure(
            ["report", "stripes.h5", "--data", "imagse"], status: 65, mentions: ["imagse", "/images", "--data"],
            in: folder)
        try failure(
            ["report", "stripes.h5", "--labels", "lables"], status: 65, mentions: ["lables", "/labels"], in: folder)
    }

    @Test func unwritableOutput() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try Data().write(to: URL(filePath: folder.path + "/file"))
        try failure(
            ["report", "stripes.h5", "--epochs", "1", "--output", "file"], status: 73, mentions: ["file", "--output"],
            in: folder)
        try failure(
            ["report", "stripes.h5", "--epochs", "1", "--output", "file/below"], status: 73, mentions: ["--output"],
            in: folder)
        // Not writable for anyone, root included.
        try failure(
            ["report", "stripes.h5", "--epochs", "1", "--output", "/proc/gibbous"], status: 73, mentions: ["/proc"],
            in: folder)
    }

    @Test(arguments: [
        ["--latnet", "3"], ["--methods", "pca,tsne"], ["--latent", "0"], ["--test-fraction", "1"], ["--epochs", "0"],
        ["--margin", "1"], ["--exact-limit", "99"],
        ["--batch-size", "0"], ["--threads", "0"], ["--hidden", "a"], ["--no-labels", "--labels", "y"],
        ["--quiet", "--verbose"], ["--image-shape", "8by8"], ["--test-labels", "y", "--no-labels"],
        ["--image-shape", "8x8", "--layout", "table"], ["--output", ""], ["--noise", "gaussian:-1"],
        ["--noise", "mask:0.3", "--methods", "pca,ae"], ["--sparsity", "l2:1"], ["--contraction", "0"],
        ["--beta", "-1"], ["--beta", "4", "--methods", "pca,ae"], ["--likelihood", "poisson"], ["--free-bits", "-1"],
        ["--kl-warmup", "1.5"], ["--kl-warmup", "3", "--epochs", "3"], ["--sections", "trainings"],
    ])
    func usage(_ options: [String]) throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try failure(["report", "stripes.h5"] + options, status: 64, mentions: [options[0]], in: folder)
    }

    /// A likelihood that the data don't allow is refused before anything is trained.
    @Test func likelihoodsThatDoNotSuitTheData() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try failure(
            ["report", "flowers.h5", "--likelihood", "continuous-bernoulli"], status: 65,
            mentions: ["/X", "continuous Bernoulli", "--likelihood"], in: folder)
        try failure(
            ["report", "flowers.h5", "--likelihood", "negative-binomial"], status: 65,
            mentions: ["/X", "whole numbers", "row 0"], in: folder)
        try failure(
            ["report", "stripes.h5", "--likelihood", "negative-binomial"], status: 65,
            mentions: ["/images", "--layout table"], in: folder)
    }

    /// A warm-up longer than the training is refused once the data, and so the epochs, are known.
    @Test func aWarmupThatNeverEnds() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        try failure(
            ["report", "flowers.h5", "--kl-warmup", "5000"], status: 64, mentions: ["5000", "--kl-warmup"], in: folder)
    }

    @Test func aLatentSizeThatCompressesNothing() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        try failure(["report", "flowers.h5", "--latent", "6"], status: 65, mentions: ["--latent"], in: folder)
    }

    @Test func tooFewRows() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/two.h5", rows: 2)
        try failure(["report", "two.h5"], status: 65, mentions: ["row"], in: folder)
        try SampleFiles.images(at: folder.path + "/three.h5", rows: 3)
        try failure(["report", "three.h5"], status: 65, mentions: ["three.h5", "row"], in: folder)
    }

    @Test func testRowsThatMakeNoSense() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try failure(
            ["report", "stripes.h5", "--data", "images", "--test-data", "/images"], status: 65,
            mentions: ["--test-data", "/images"], in: folder)
        try failure(
            ["report", "stripes.h5", "--test-labels", "labels"], status: 65, mentions: ["--test-labels"], in: folder)
    }

    /// Other programs, too, call a file metrics.json; what they have made is not replaced.
    @Test func anotherProgramsMetrics() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        try FileManager.default.createDirectory(atPath: folder.path + "/run", withIntermediateDirectories: true)
        try Data(#"{"accuracy": 0.9}"#.utf8).write(to: URL(filePath: folder.path + "/run/metrics.json"))
        try failure(["report", "stripes.h5", "--output", "run"], status: 73, mentions: ["--force"], in: folder)
        #expect(try folder.contents("run") == ["metrics.json"])
    }

    /// Standard output that can't be written is told; that nobody reads it is no mistake.
    @Test func nobodyListens() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let output = Pipe()
        let process = try Program.process(["inspect", "stripes.h5"], in: folder, output: output, errors: Pipe())
        try output.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }
}
