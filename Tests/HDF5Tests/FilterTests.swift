import TestSupport
import Testing

@testable import HDF5

/// Chunks that passed through filters.
struct FilterTests {
    @Test func everyFilterGivesTheSameNumbers() throws {
        let file = try HDF5File(reading: Fixtures.layout("filters.h5"))
        let expected = try file.dataset(at: "gzip").read(Int.self)
        #expect(expected.count == 24 * 6 && Set(expected).count > 2)
        for name in ["lzf", "scaleoffset"] {
            #expect(try file.dataset(at: name).read(Int.self) == expected, "\(name)")
        }
        let szip = try HDF5File(reading: Fixtures.layout("szip.h5")).dataset(at: "X")
        #expect(szip.description.filters.map(\.name).contains("szip"))
        #expect(try szip.read(Int.self) == expected)
        let long = try file.dataset(at: "lzf_long").read(Int.self)
        #expect(long == (0..<50).flatMap { _ in (0..<3).flatMap { _ in Array(0..<40) } })
        #expect(try file.dataset(at: "lzf_long").read(Int.self, rows: 7..<9) == Array(long[840..<1080]))
    }

    @Test func copiesReachIntoThemselves() throws {
        // Two letters, then a copy of 2 + 6 from 2 back, then one of 2 + 7 + 3 from 1 back.
        #expect(
            LZFFilter.decode([1, 97, 98, 6 << 5, 1, 7 << 5, 3, 0])
                == Array("ababababab".utf8) + [UInt8](repeating: 98, count: 12))
        #expect(LZFFilter.decode([]) == [])
    }

    @Test(arguments: [[5, 1, 2], [0, 1, 1 << 5, 9], [0, 1, 7 << 5], [0, 1, 7 << 5, 3], [1 << 5]] as [[UInt8]])
    func brokenChunksAreNotUnpacked(bytes: [UInt8]) {
        #expect(LZFFilter.decode(bytes) == nil)
    }
}
