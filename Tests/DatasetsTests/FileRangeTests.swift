import Datasets
import Rows
import TestSupport
import Testing

/// The range of pixels that a file states, or that its type has.
struct FileRangeTests {
    @Test func fileWithItsRangeStated() throws {
        let dataset = try Dataset.read(Fixtures.path("digits.h5"))
        #expect(dataset.validRange == 0...16)
        let scaling = try Scaling.fit(dataset, trainingRows: Array(0..<40))
        #expect(scaling.kind == .range(low: 0, high: 16, source: .validRange))
    }

    @Test func masksOfBooleansAreLeftAsTheyAre() throws {
        let dataset = try Dataset.read(Fixtures.path("masks.h5"))
        let scaling = try Scaling.fit(dataset, trainingRows: Array(0..<40))
        #expect(scaling.kind == .range(low: 0, high: 1, source: .elementType))
    }
}
