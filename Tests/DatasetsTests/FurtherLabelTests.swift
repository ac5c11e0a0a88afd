import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Several labels of one file: the first is what tests are about, rows are coloured by the others too.
struct FurtherLabelTests {
    private func read(_ file: String, _ labels: [String], data: String? = nil) throws -> Dataset {
        try Dataset.read(
            Fixtures.layout(file),
            options: ReadingOptions(
                dataPath: data, labelsPath: labels.first, furtherLabelsPaths: Array(labels.dropFirst())))
    }

    @Test func factorsOfDSprites() throws {
        let one = try read("dsprites.h5", ["latents/values:1"])
        let dataset = try read(
            "dsprites.h5", ["latents/values:1", "latents/values:2", "/latents/classes:1", "latents/values:1"])
        #expect(dataset.labels == one.labels && dataset.labelPath == "/latents/values:1")
        // What was named twice is there once.
        #expect(dataset.furtherLabels.map(\.path) == ["/latents/values:2", "/latents/classes:1"])
        let orientation = try read("dsprites.h5", ["latents/values:2"])
        let classes = try read("dsprites.h5", ["latents/classes:1"])
        #expect(dataset.furtherLabels.map(\.labels) == [orientation.labels, classes.labels])
        #expect(
            dataset.reason.contains("further labels: /latents/values:2, numbers; /latents/classes:1, 3 classes."),
            "\(dataset.reason)")
        // What has been chosen is no alternative any more.
        let others = try #require(dataset.notes.first { $0.hasPrefix("Other labels") })
        #expect(others.contains("/latents/values:0") && !others.contains("/latents/values:2"), "\(others)")
    }

    /// Otherwise a network would see what its codes are then coloured by.
    @Test func labelsOfATableAreNoFeatures() throws {
        let one = try read("compound.h5", ["flowers:species"])
        let two = try read("compound.h5", ["flowers:species", "flowers:spots"])
        #expect(two.features.featureCount == one.features.featureCount - 1)
        #expect(two.featureNames?.contains("spots") == false && one.featureNames?.contains("spots") == true)
        #expect(two.furtherLabels.map(\.labels.name) == ["spots"])
        let frame = try read("pandas_columns.h5", ["df:species", "df:kind"])
        #expect(frame.furtherLabels.map(\.path) == ["/df:kind"])
    }

    @Test func columnsOfAnnData() throws {
        let dataset = try read("anndata_csr.h5ad", ["obs/batch", "obs/cell_type"])
        guard case .categorical(let types)? = dataset.furtherLabels.first?.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(types.categories == ["B cell", "T cell"])
        // Each has the colours of its own name.
        #expect(types.colors == [0xFF0000, 0x00FF00])
    }

    @Test(arguments: [
        (["latents/values:1", "latents/values:0"], "all the same"), (["latents/values:1", "latents/size"], "--labels"),
        (["latents/values:1", "latents/values:7"], "0 to 2"),
    ])
    func whatIsNamedHasToBeOfUse(labels: [String], mentioned: String) throws {
        let error = #expect(throws: DatasetError.self) { try read("dsprites.h5", labels) }
        #expect(try #require(error).message.contains(mentioned), "\(error?.message ?? "")")
    }

    /// Rows that are left out are left out of all labels, and test rows bring their own.
    @Test func rowsStayBesideTheirLabels() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("rows.h5")
        let file = try HDF5File(creating: path)
        for (part, rows) in [("train", 0..<20), ("test", 20..<30)] {
            let values = rows.flatMap { row in
                (0..<3).map { $0 == 1 && row % 7 == 3 ? .nan : sin(Double(row * 3 + $0)) }
            }
            try file.root.createDataset("x_\(part)", shape: [rows.count, 3], values: values)
            try file.root.createDataset("y_\(part)", shape: [rows.count], values: rows.map { $0 % 2 })
            try file.root.createDataset("angle_\(part)", shape: [rows.count], values: rows.map { Double($0) / 3 })
        }
        try file.close()
        let dataset = try Dataset.read(
            path,
            options: ReadingOptions(labelsPath: "y_train", furtherLabelsPaths: ["angle_train"], missing: .dropRows))
        let kept = (0..<30).filter { $0 % 7 != 3 }
        guard case .continuous(let angles)? = dataset.furtherLabels.first?.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(angles.values == kept.map { Double($0) / 3 })
    }

    @Test func inspectionTellsThem() throws {
        let options = ReadingOptions(labelsPath: "latents/values:1", furtherLabelsPaths: ["latents/classes:1"])
        let inspection = try FileInspection(file: Fixtures.layout("dsprites.h5"), options: options)
        #expect(inspection.text.contains("Classes of /latents/classes:1: 0, 1, 2."), "\(inspection.text)")
        let object = try JSONSerialization.jsonObject(with: Data(inspection.json.utf8)) as? [String: Any]
        let labels = try #require(object?["further_labels"] as? [[String: Any]])
        #expect(labels.count == 1)
        #expect(labels[0]["path"] as? String == "/latents/classes:1" && labels[0]["classes"] as? Int == 3)
        #expect(labels[0]["kind"] as? String == "categorical")
    }
}
