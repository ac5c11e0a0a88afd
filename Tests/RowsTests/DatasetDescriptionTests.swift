import Core
import Foundation
import Rows
import Testing

/// The description of a data set, beside its rows.
struct DatasetDescriptionTests {
    private let features = FeatureMatrix(
        rowCount: 3, featureCount: 4, storage: .uint8(Array(0..<12)))

    private func description(_ change: (inout DatasetDescription) -> Void = { _ in }) -> DatasetDescription {
        var description = DatasetDescription(
            name: "a", path: "a.h5", rowCount: 3, featureCount: 4, dataPath: "/X", elementType: "uint8", reason: "why")
        change(&description)
        return description
    }

    @Test func itComesBackFromAnotherProcess() throws {
        let all = description {
            $0.imageShape = ImageShape(height: 2, width: 2)
            $0.predefinedTestRows = 2..<3
            $0.labelPath = "/y"
            $0.elementRange = 0...255
            $0.validRange = 0...16
            $0.notes = ["one", "two"]
            $0.format = "AnnData"
            $0.preparation.rowNumbers = [0, 2, 5]
            $0.preparation.storedFeatureCount = 9
        }
        let copy = try JSONDecoder().decode(DatasetDescription.self, from: JSONEncoder().encode(all))
        #expect(copy == all)
        #expect(copy.constantFeatureCount == 5)
        #expect(copy.layout == .images)
    }

    @Test(
        arguments: [
            { $0.rowCount = 4 }, { $0.featureCount = 5 }, { $0.featureNames = ["a"] },
            { $0.imageShape = ImageShape(height: 3, width: 2) }, { $0.predefinedTestRows = 1..<2 },
            { $0.predefinedTestRows = -1..<3 },
        ] as [@Sendable (inout DatasetDescription) -> Void])
    func whatDoesNotFitTheRowsIsFound(change: @Sendable (inout DatasetDescription) -> Void) {
        #expect(Dataset.fits(features, description(), nil, []))
        #expect(!Dataset.fits(features, description(change), nil, []))
    }

    @Test func anAxisFitsTheStoredNumbers() throws {
        let axis = FeatureAxis(name: "energy", unit: "eV", values: [1, 2, 4, 8], path: "/energy")
        let fitting = description { $0.featureAxis = axis }
        #expect(Dataset.fits(features, fitting, nil, []))
        #expect(fitting.axisPlaces == [1, 2, 4, 8])
        #expect(try JSONDecoder().decode(DatasetDescription.self, from: JSONEncoder().encode(fitting)) == fitting)
        let longer = FeatureAxis(name: "energy", unit: nil, values: [1, 2, 4, 8, 16], path: "/energy")
        #expect(!Dataset.fits(features, description { $0.featureAxis = longer }, nil, []))
        // Of a series, the axis is that of its times.
        let times = FeatureAxis(name: "time", unit: "s", values: [0, 0.5], path: "/t")
        let series = description {
            $0.seriesShape = SeriesShape(times: 2, channels: 2)
            $0.featureAxis = times
        }
        #expect(Dataset.fits(features, series, nil, []) && series.axisPlaces == [0, 0, 0.5, 0.5])
        // An image has none.
        let image = description {
            $0.imageShape = ImageShape(height: 2, width: 2)
            $0.featureAxis = axis
        }
        #expect(!Dataset.fits(features, image, nil, []))
    }

    @Test(arguments: [[1, 1], [1, 2, 1], [1, .infinity], [3], []] as [[Double]])
    func anAxisIsInOrder(values: [Double]) {
        #expect(FeatureAxis(name: "a", unit: nil, values: values, path: "/a") == nil)
        #expect(FeatureAxis(name: "a", unit: "", values: [2, 1], path: "/a")?.unit == nil)
    }

    @Test func labelsOfOtherRowsDoNotFit() {
        let two = Labels.continuous(ContinuousLabels(name: "y", values: [1, 2]))
        let three = Labels.continuous(ContinuousLabels(name: "y", values: [1, 2, 3]))
        #expect(Dataset.fits(features, description(), three, [FurtherLabel(three, path: "/y")]))
        #expect(!Dataset.fits(features, description(), two, []))
        #expect(!Dataset.fits(features, description(), three, [FurtherLabel(two, path: "/y")]))
    }

    @Test func recordsSayNothingOfWhatIsNotThere() throws {
        let record = DatasetRecord(description(), labels: nil, scaling: "as it is")
        let object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? [String: Any])
        #expect(object["rows"] as? Int == 3 && object["features"] as? Int == 4)
        #expect(object["layout"] as? String == "table" && object["scaling"] as? String == "as it is")
        for key in ["classes", "image_shape", "label_path"] { #expect(object[key] == nil, "\(key)") }
    }
}
