import HDF5
import TestSupport
import Testing

/// Walks over files that lead in circles.
struct TreeTests {
    @Test func linksOfEveryKind() throws {
        let tree = try HDF5File(reading: Fixtures.path("links.h5")).tree()
        func node(_ path: String) throws -> HDF5Node { try #require(tree.nodes.first { $0.path == path }) }
        guard case .alias(let target) = try node("/a/b/up").kind else {
            Issue.record("a group within itself is not seen")
            return
        }
        #expect(target == "/a")
        guard case .dataset(let description) = try node("/a/b/data").kind else {
            Issue.record("no data set at its first path")
            return
        }
        #expect(description.shape == [3, 2])
        if case .alias(let target) = try node("/again").kind { #expect(target == "/a/b/data") }
        for (path, target) in [("/soft", "/a/b/data"), ("/loop", "/loop"), ("/dangling", "/nowhere")] {
            guard case .softLink(let found) = try node(path).kind else {
                Issue.record("\(path) is not seen as a soft link")
                continue
            }
            #expect(found == target)
        }
        guard case .externalLink(let file, let path) = try node("/outside").kind else {
            Issue.record("an external link is not seen")
            return
        }
        #expect(file == "element_types.h5")
        #expect(path == "/half")
    }

    @Test func depthAndCountAreBounded() throws {
        let file = try HDF5File(reading: Fixtures.path("links.h5"))
        let shallow = file.tree(limits: HDF5WalkLimits(depth: 5, count: 1000))
        #expect(shallow.nodes.map(\.depth).max() == 5)
        #expect(shallow.limitation?.contains("5 deep") == true)
        let few = file.tree(limits: HDF5WalkLimits(depth: 200, count: 7))
        #expect(few.nodes.count == 7)
        #expect(few.limitation?.contains("7 objects") == true)
        #expect(file.tree(limits: HDF5WalkLimits(depth: 200)).limitation == nil)
    }

    @Test func softLinksOpenWhatTheyLeadTo() throws {
        let file = try HDF5File(reading: Fixtures.path("links.h5"))
        #expect(try file.dataset(at: "soft").read(Int.self) == Array(0..<6))
        #expect(throws: HDF5Error.self) { _ = try file.dataset(at: "loop") }
    }
}
