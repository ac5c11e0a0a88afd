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
