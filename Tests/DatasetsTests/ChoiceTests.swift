import Core
import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// The choice among several arrays, and the sentence that explains it.
struct ChoiceTests {
    private func message(_ file: String, _ options: ReadingOptions = ReadingOptions()) throws -> String {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(Fixtures.layout(file), options: options) }
        return try #require(error).message
    }

    @Test func guessesBetweenEqualsListTheFlags() throws {
        #expect(
            try message("tenx_two_genomes.h5").contains(
                "--data /GRCh38 (24×6 int32, sparse), --data /mm10 (24×6 int32, sparse)"))
        let frames = try message("pandas_two.h5")
        #expect(frames.contains("--data /first (24×7 float64), --data /second (24×7 float64)"), "\(frames)")
        let layers = try message("anndata_no_x.h5ad")
        #expect(
            layers.contains("without X") && layers.contains("--data /layers/one")
                && layers.contains("--data /layers/two"))
        #expect(
            try message("anndata_csr.h5ad", ReadingOptions(layer: "nromal")).contains("--layer normal (24×6 float64)"))
    }

    @Test func whatIsNoDataIsSaidToBeNone() throws {
        for file in ["keras.h5", "keras3.weights.h5"] {
            #expect(try message(file).contains("weights of a Keras model"))
        }
        #expect(try message("complex.h5").contains("/X (24×6 complex128)"))
        let layer = try message("columns_first.h5", ReadingOptions(layer: "normal"))
        #expect(layer.contains("AnnData, MuData, Loom and h5Seurat files alone"))
        #expect(try message("matlab_images.mat", ReadingOptions(areCounts: true)).contains("--counts is for tables"))
        #expect(try message("matlab.mat", ReadingOptions(areCounts: true)).contains("can't be counts"))
    }

    @Test func otherMatricesAreNamed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("several.h5")
        let file = try HDF5File(creating: path)
        for name in ["X", "distances", "it's"] {
            try file.root.createDataset(name, shape: [12, 3], values: (0..<36).map { sin(Double($0)) })
        }
        try file.close()
        let notes = try Dataset.read(path).notes
        #expect(
            notes.contains(#"Other data: --data /distances (12×3 float64), --data '/it'\''s' (12×3 float64)."#),
            "\(notes)")
        let chosen = try Dataset.read(path, options: ReadingOptions(dataPath: "X"))
        #expect(!chosen.notes.contains { $0.hasPrefix("Other data") })
    }

    /// An image, a list and a table of the same jets: none is likelier.
    @Test func namesOfOneKindAreAskedAbout() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("jets.h5")
        let file = try HDF5File(creating: path)
        for (name, shape) in [("jets", [12, 9]), ("jetImage", [12, 4, 4]), ("jetConstituentList", [12, 5, 3])] {
            let values = (0..<shape.reduce(1, *)).map { sin(Double($0)) }
            try file.root.createDataset(name, shape: shape, values: values)
        }
        try file.close()
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        let text = try #require(error).message
        #expect(
            text.contains("--data /jetImage") && text.contains("--data /jets") && text.contains("--data /jetConstit"))
    }

    @Test func oneFactorOfMany() throws {
        let shapes = try Dataset.read(Fixtures.layout("3dshapes.h5"), options: ReadingOptions(labelsPath: "labels:1"))
        guard case .continuous(let labels)? = shapes.labels else {
            Issue.record("no numbers: \(shapes.reason)")
            return
        }
        #expect(labels.values == (try Fixtures.expected("orientation", by: "layout_fixtures")))
        let all = try Dataset.read(Fixtures.layout("3dshapes.h5"))
        #expect(all.labels == nil)
        #expect(all.notes.contains { $0.contains("--labels /labels:0, --labels /labels:1") }, "\(all.notes)")
    }

    @Test func theFilesOwnColours() throws {
        guard case .categorical(let labels)? = try Dataset.read(Fixtures.layout("anndata_csr.h5ad")).labels,
            case .categorical(let batches)? = try Dataset.read(
                Fixtures.layout("anndata_csr.h5ad"), options: ReadingOptions(labelsPath: "obs/batch")
            ).labels
        else {
            Issue.record("no classes")
            return
        }
        // The third category has no rows, and so neither a name nor a colour.
        #expect(labels.colors == [0xFF0000, 0x00FF00])
        #expect(batches.colors == nil)
    }

    @Test func valuesMissingBehindAMask() throws {
        let age = try Dataset.read(Fixtures.layout("anndata_csr.h5ad"), options: ReadingOptions(labelsPath: "obs/age"))
        guard case .categorical(let labels)? = age.labels else {
            Issue.record("no classes: \(age.reason)")
            return
        }
        #expect(labels.categories == ["20", "21", "22", "23", "24"])
        #expect(labels.codes.prefix(5) == [0, 1, 2, -1, 4])
    }

    @Test func namesOfFeatures() throws {
        #expect(
            try Dataset.read(Fixtures.layout("tenx_v3.h5")).featureNames
                == ["gene 0", "gene 1", "gene 2", "gene 3", "gene 5"])
        #expect(try Dataset.read(Fixtures.layout("cells.loom")).featureNames?.last == "gene 5")
        let genes = ["gene 0", "gene 1", "gene 2", "gene 3", "gene 4", "gene 5"]
        #expect(try Dataset.read(Fixtures.layout("pandas_table.h5")).featureNames == genes + ["whole"])
        #expect(
            try Dataset.read(Fixtures.layout("compound.h5")).featureNames
                == ["length", "width", "spots", "ok", "pair[0]", "pair[1]"])
        #expect(try Dataset.read(Fixtures.layout("anndata_old.h5ad")).featureNames?.first == "gene 0")
    }

    @Test func pickledColumnsAreNeitherReadNorPassedOverInSilence() throws {
        let dataset = try Dataset.read(Fixtures.layout("pandas_pickled.h5"))
        #expect(dataset.notes.contains { $0.contains("never unpickled") })
    }

    @Test func theRecordSaysWhatWasDone() throws {
        let json = try FileInspection(file: Fixtures.layout("tenx_v3.h5")).json
        let record = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(record["format"] as? String == "10x Genomics")
        #expect(record["rows"] as? Int == 24 && record["features"] as? Int == 5)
        #expect(record["constant_features"] as? Int == 1)
        #expect(record["counts"] as? Bool == true && record["sparse"] as? Bool == true)
        #expect((record["scaling"] as? String)?.contains("10\u{202F}000") == true)
        #expect((record["scaling"] as? String)?.contains("log1p") == true)
    }
}
