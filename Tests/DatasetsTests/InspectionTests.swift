import Datasets
import Foundation
import Rows
import TestSupport
import Testing

/// The output of `gibbous inspect`.
struct InspectionTests {
    @Test func theTreeAndTheDecision() throws {
        let text = try FileInspection(file: Fixtures.path("mnist.h5")).text
        #expect(text.contains("images  40×8×8 uint8, chunks 16×8×8, shuffle, gzip, "))
        #expect(text.contains("Data: /images (40×8×8 uint8)"))
        #expect(text.contains("label: /labels, 4 classes"))
        #expect(text.contains("Rows: 40, features: 64."))
        let digits = try FileInspection(file: Fixtures.path("digits.h5")).text
        #expect(digits.contains("@valid_range = [0, 16]"))
        #expect(digits.contains("divided by 16"))
    }

    @Test func theRecord() throws {
        func record(_ file: String) throws -> [String: Any] {
            let json = try FileInspection(file: Fixtures.path(file)).json
            return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        }
        let colour = try record("channels_first.h5")
        #expect(colour["rows"] as? Int == 40)
        #expect(colour["features"] as? Int == 90)
        #expect(colour["data_path"] as? String == "/images")
        #expect(colour["layout"] as? String == "images")
        #expect(colour["image_shape"] as? [Int] == [6, 5, 3])
        #expect(colour["label_path"] as? String == "/labels")
        #expect(colour["label_kind"] as? String == "categorical")
        #expect(colour["classes"] as? Int == 2)
        #expect(colour["element_type"] as? String == "uint8")
        let candidates = colour["candidates"] as? [[String: Any]]
        #expect(candidates?.first?["path"] as? String == "/images")
        #expect(candidates?.first?["shape"] as? [Int] == [40, 3, 6, 5])

        let phase = try record("phase_parts.h5")
        #expect(phase["label_kind"] as? String == "continuous")
        #expect(phase["classes"] is NSNull)
        #expect(phase["test_rows"] as? Int == 10)

        let table = try record("float16.h5")
        #expect(table["image_shape"] is NSNull)
        #expect(table["layout"] as? String == "table")
    }

    @Test func whatAReportWouldRefuseIsRefused() {
        for file in ["ambiguous.h5", "not_finite.h5", "no_matrix.h5"] {
            #expect(throws: DatasetError.self) { try FileInspection(file: Fixtures.path(file)) }
        }
    }

    @Test func misleadingNamesAreEscaped() throws {
        let tree = try FileInspection.tree(file: Fixtures.path("links.h5"))
        #expect(tree.contains("x\\u{202E}y\\u{1B}[31m"))
        #expect(!tree.unicodeScalars.contains("\u{1B}"))
        #expect(tree.contains("outside → /half in element_types.h5, not followed"))
        #expect(tree.contains("up = /a"))
    }
}
