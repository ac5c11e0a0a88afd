import Datasets
import Foundation
import HDF5
import Rows
import TestSupport
import Testing

/// Files that hold no rows as they are, and what to do about it.
struct HelpfulMessageTests {
    @Test(arguments: [
        ("molecule_info.h5", ["molecule_info.h5 of Cell Ranger", "filtered_feature_bc_matrix.h5"]),
        ("jpeg_bytes.h5", ["/images", "JPEG files", "Decode them first"]),
        ("one_image.h5", ["/image", "one image", "--layout pixels"]),
        ("strain.h5", ["/strain/Strain", "one long series", "--windows"]),
        ("both.h5mu", ["several modalities", "--data mod/rna (24×6", "--data mod/atac (20×9"]),
    ])
    func theWayOutIsTold(file: String, parts: [String]) throws {
        let error = #expect(throws: DatasetError.self) { try Dataset.read(Fixtures.layout(file)) }
        let message = try #require(error).message
        for part in parts { #expect(message.contains(part), "\(part) in \(message)") }
        #expect(error?.kind == .unusableData)
    }

    @Test func aColumnOfAllRowsIsNotTakenForOneOfSome() throws {
        let options = ReadingOptions(dataPath: "mod/atac", labelsPath: "obs/donor")
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Fixtures.layout("both.h5mu"), options: options)
        }
        #expect(error?.message.contains("mod/atac") == true, "\(String(describing: error))")
    }

    @Test func candidatesAreListedInTheOrderOfTrying() throws {
        let text = try FileInspection.tree(file: Fixtures.path("ambiguous.h5"))
        let first = try #require(text.range(of: "--data /first  30×5 float64: 30 rows, rows of 5 columns"))
        let second = try #require(text.range(of: "--data /second"))
        #expect(first.lowerBound < second.lowerBound && text.contains("the likeliest first"))
    }
}
