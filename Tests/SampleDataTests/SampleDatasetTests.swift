import Foundation
import HDF5
import Testing

@testable import SampleData

@Suite struct SampleDatasetTests {
    @Test func namesAreFound() {
        #expect(SampleDatasets.all.map(\.name) == ["moons", "moons-gap", "faces"])
        #expect(SampleDatasets.named("faces")?.summary == FacesDataset.summary)
        #expect(SampleDatasets.named("Mona Lisa") == nil)
        #expect(SampleDatasets.all.allSatisfy { !$0.summary.isEmpty && $0.summary.count < 100 })
    }

    @Test func aSeedGivesTheSameFile() throws {
        try TemporaryFile.with { path in
            try MoonsDataset().write(to: path, seed: 3)
            let first = try Data(contentsOf: URL(fileURLWithPath: path))
            // In place of the first.
            try MoonsDataset().write(to: path, seed: 3)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
        }
    }

    @Test func aFailureLeavesNothingBehind() throws {
        struct Failure: Error {}
        try TemporaryFile.with { path in
            #expect(throws: Failure.self) {
                try SampleFile.write(to: path, title: "", seed: 0) { _ in throw Failure() }
            }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty)
        }
    }

    @Test func aMissingFolderIsAnError() {
        #expect(throws: HDF5Error.self) {
            try SampleFile.write(to: "/nowhere/at/all/moons.h5", title: "", seed: 0) { _ in }
        }
    }
}
