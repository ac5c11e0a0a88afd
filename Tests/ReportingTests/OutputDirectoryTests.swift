import Core
import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite struct OutputDirectoryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The beginning of a report's numbers.
    private static let metrics = #"{"schema": 1, "environment": {"versions": {"gibbous": "0.1.0"}}}"#

    private func write(_ text: String, to name: String) throws {
        let url = URL(filePath: "\(folder.path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(folder.path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    private func directory(_ name: String, force: Bool = false) throws(OutputError) -> OutputDirectory {
        try OutputDirectory("\(folder.path)/\(name)", force: force)
    }

    /// Makes a report of two files in a directory, not yet in its place.
    private func staged(_ directory: OutputDirectory, pdf: String = "new") throws {
        try directory.create()
        try Data(Self.metrics.utf8).write(to: URL(filePath: directory.staging + "/metrics.json"))
        try Data(pdf.utf8).write(to: URL(filePath: directory.staging + "/report.pdf"))
    }

    @Test func aNewPlaceIsMadeWithAllAroundIt() throws {
        let directory = try directory("a/b/c/")
        #expect(try folder.contents() == [])
        try staged(directory)
        #expect(try folder.contents("a/b").allSatisfy { $0.hasPrefix(".") })
        try directory.commit()
        #expect(try folder.contents("a/b") == ["c"])
        #expect(try folder.contents("a/b/c") == ["metrics.json", "report.pdf"])
    }

    @Test func aReportOfOursIsReplacedWhole() throws {
        try write(Self.metrics, to: "out/metrics.json")
        try write("old", to: "out/figures/old.svg")
        let directory = try directory("out")
        try staged(directory)
        #expect(text("out/figures/old.svg") == "old")
        try directory.commit()
        #expect(try folder.contents("out") == ["metrics.json", "report.pdf"])
        #expect(try folder.contents() == ["out"])
    }

    @Test(arguments: [
        "thesis.tex", "metrics.json",
    ])
    func whatIsNotOursIsRefused(file: String) throws {
        // Other programs, too, call a file so.
        try write(#"{"accuracy": 0.9}"#, to: "mine/\(file)")
        #expect(throws: OutputError.self) { try directory("mine") }
        #expect(try folder.contents() == ["mine"])
        #expect(text("mine/\(file)") == #"{"accuracy": 0.9}"#)
    }

    @Test func forcePutsFilesOfOursBesideOthers() throws {
        try write("keep", to: "mine/thesis.tex")
        try write("old", to: "mine/report.pdf")
        try write("old", to: "mine/figures/old.svg")
        let directory = try directory("mine", force: true)
        try staged(directory)
        #expect(text("mine/report.pdf") == "old")
        try directory.commit()
        #expect(try folder.contents("mine") == ["metrics.json", "report.pdf", "thesis.tex"])
        #expect(text("mine/report.pdf") == "new" && text("mine/thesis.tex") == "keep")
    }

    @Test func aFileInTheWayIsRefused() throws {
        try write("keep", to: "file")
        #expect(throws: OutputError.self) { try directory("file", force: true) }
        #expect(throws: OutputError.self) { try directory("file/below", force: true) }
        #expect(text("file") == "keep")
    }

    @Test func aLinkIsFollowed() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "real")
        let directory = try directory("link")
        try staged(directory)
        try directory.commit()
        #expect(try folder.contents("real") == ["metrics.json", "report.pdf"])
        #expect(try manager.destinationOfSymbolicLink(atPath: folder.path + "/link") == "real")

        try manager.createSymbolicLink(atPath: folder.path + "/astray", withDestinationPath: "nowhere")
        #expect(throws: OutputError.self) { try self.directory("astray") }
    }

    @Test func whatIsDiscardedLeavesNothing() throws {
        try write("keep", to: "there/note")
        let directory = try directory("there/a/b/c")
        try staged(directory)
        directory.discard()
        #expect(try folder.contents("there") == ["note"])
        // Nor does it come back when somebody has not noticed.
        #expect(throws: (any Error).self) {
            try Data().write(to: URL(filePath: directory.staging + "/late"))
        }
        #expect(throws: OutputError.self) { try directory.commit() }
        #expect(try folder.contents("there") == ["note"])
    }

    @Test func afterItIsInPlaceThereIsNothingToDiscard() throws {
        let directory = try directory("a/out")
        try staged(directory)
        try directory.commit()
        directory.discard()
        #expect(try folder.contents("a/out") == ["metrics.json", "report.pdf"])
    }

    /// A run that was killed leaves a hidden directory, which the next run of the same report removes; nobody removes what a
    /// run uses.
    @Test func leftoversAreRemovedAndNothingInUse() throws {
        let (gone, here) = (try endedProcess(), getppid())
        for name in [".out.gibbous-\(gone)/report.pdf", ".out.gibbous-\(gone).discarded/a", ".other.gibbous-\(gone)/a"]
        {
            try write("half", to: name)
        }
        try write("in use", to: ".out.gibbous-\(here)/report.pdf")
        // The number of a process elsewhere, which holds its directory.
        let elsewhere = try endedProcess()
        try write("in use", to: ".out.gibbous-\(elsewhere)/report.pdf")
        let lock = try FileLock(folder.path(".out.gibbous-\(elsewhere)"))
        let directory = try directory("out")
        #expect(try folder.contents().count == 5)
        try staged(directory)
        try directory.commit()
        let left = [".other.gibbous-\(gone)", ".out.gibbous-\(elsewhere)", ".out.gibbous-\(here)", "out"]
        #expect(try folder.contents() == left.sorted())
        withExtendedLifetime(lock) {}
    }

    /// An older report that was put aside is kept as long as nothing has taken its place.
    @Test func aReportPutAsideIsKeptUntilThereIsANewOne() throws {
        let aside = ".out.gibbous-\(try endedProcess()).old"
        try write("old", to: "\(aside)/report.pdf")
        let first = try directory("out")
        try staged(first)
        #expect(text("\(aside)/report.pdf") == "old")
        try first.commit()
        let second = try directory("out")
        try staged(second)
        try second.commit()
        #expect(try folder.contents() == ["out"])
    }

    /// A report in the making is held, so that other machines see that it is in use.
    @Test func whatIsBeingMadeIsHeld() throws {
        let directory = try directory("out")
        try staged(directory)
        #expect(throws: FileLock.Refusal.isHeld) { try FileLock(directory.staging) }
        directory.discard()
    }

    /// An older report whose directories are closed to their owner is replaced, and nothing of it stays.
    @Test func anUnwritableReportIsReplaced() throws {
        try write(Self.metrics, to: "out/metrics.json")
        try write("old", to: "out/figures/old.svg")
        let manager = FileManager.default
        for name in ["out/figures", "out"] {
            try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path(name))
        }
        let directory = try directory("out")
        try staged(directory)
        try directory.commit()
        #expect(try folder.contents("out") == ["metrics.json", "report.pdf"])
        #expect(try folder.contents() == ["out"])
    }

    @Test func aReplacementThatFailsLeavesTheOldReport() throws {
        try write(Self.metrics, to: "out/metrics.json")
        try write("old", to: "out/report.pdf")
        let directory = try directory("out")
        try staged(directory)
        // The old report is out of the way when the new one can't be moved to where it was.
        var moves = 0
        #expect(throws: OutputError.self) {
            try directory.commit { path, place throws(Renaming.Failure) in
                moves += 1
                if moves == 3 { throw Renaming.Failure(code: EIO) }
                try Renaming.move(path, to: place)
            }
        }
        #expect(moves == 4)
        directory.discard()
        #expect(text("out/report.pdf") == "old")
        #expect(try folder.contents() == ["out"])
    }

    /// Two reports put in the same place at once: one of them is there in the end, whole.
    @Test func anotherReportMayComeFirst() throws {
        try write(Self.metrics, to: "out/metrics.json")
        try write("old", to: "out/report.pdf")
        let directory = try directory("out")
        try staged(directory)
        var moves = 0
        try directory.commit { path, place throws(Renaming.Failure) in
            try Renaming.move(path, to: place)
            moves += 1
            guard moves == 1 else { return }
            let other = FileManager.default
            try? other.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: false)
            try? Data(Self.metrics.utf8).write(to: URL(filePath: folder.path + "/out/metrics.json"))
            try? Data("other".utf8).write(to: URL(filePath: folder.path + "/out/report.pdf"))
        }
        #expect(text("out/report.pdf") == "new")
        #expect(try folder.contents() == ["out"])
    }

    @Test func whatComesToThePlaceMeanwhileIsNotTouched() throws {
        let directory = try directory("out")
        try staged(directory)
        try write("keep", to: "out/thesis.tex")
        #expect(throws: OutputError.self) { try directory.commit() }
        directory.discard()
        #expect(text("out/thesis.tex") == "keep")
        #expect(try folder.contents() == ["out"])
    }
}
