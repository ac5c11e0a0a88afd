import Core
import Testing

@Suite struct RangePartsTests {
    @Test func partsAreOfOneSizeButTheLast() {
        #expect((0..<10).parts(of: 4) == [0..<4, 4..<8, 8..<10])
        #expect((3..<9).parts(of: 3) == [3..<6, 6..<9])
        #expect((0..<2).parts(of: 5) == [0..<2])
        #expect((4..<4).parts(of: 2).isEmpty)
    }
}
