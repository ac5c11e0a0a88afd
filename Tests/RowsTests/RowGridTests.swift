import Foundation
import Rows
import Testing

struct RowGridTests {
    private let grid = RowGrid([
        RowGrid.Axis(name: "y", unit: "µm", length: 2, coordinates: [0, 0.5]), RowGrid.Axis(name: "x", length: 3),
    ])

    private func description(_ change: (inout DatasetDescription) -> Void) -> DatasetDescription {
        var description = DatasetDescription(
            name: "map", path: "map.h5", rowCount: 6, featureCount: 2, dataPath: "/x", elementType: "float32")
        description.rowGrid = grid
        change(&description)
        return description
    }

    @Test func theLastAxisRunsFastest() {
        #expect((0..<6).map(grid.position(of:)) == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
        #expect(grid.placeCount == 6 && "\(grid)" == "2×3")
    }

    @Test func rowsArePlaces() throws {
        let all = description { _ in }
        #expect(all.isConsistent && all.gridPlaces == [0, 1, 2, 3, 4, 5] && all.layout == .pixels)
        let some = description {
            $0.rowCount = 2
            $0.preparation.rowNumbers = [1, 5]
        }
        #expect(some.isConsistent && some.gridPlaces == [1, 5])
        #expect(try JSONDecoder().decode(DatasetDescription.self, from: JSONEncoder().encode(some)) == some)
    }

    /// Another process may send anything.
    @Test func gridsOfOtherRowsDoNotFit() {
        #expect(!description { $0.rowCount = 5 }.isConsistent)
        #expect(
            !description {
                $0.rowCount = 1
                $0.preparation.rowNumbers = [6]
            }.isConsistent)
        #expect(!description { $0.rowGrid = RowGrid([]) }.isConsistent)
        #expect(!description { $0.rowGrid = RowGrid([RowGrid.Axis(length: -6)]) }.isConsistent)
        #expect(!description { $0.rowGrid = RowGrid([RowGrid.Axis(length: 6, coordinates: [1])]) }.isConsistent)
        #expect(
            !description { $0.rowGrid = RowGrid([RowGrid.Axis(length: .max), RowGrid.Axis(length: 2)]) }.isConsistent)
    }
}
