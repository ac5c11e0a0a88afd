import Foundation
import Testing

@Suite struct InspectAndDatasetsTests {
    @Test func inspectionPrintsOneObject() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let result = try Program.run(["inspect", "stripes.h5", "--json"], in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["rows"] as? Int == 120)
        #expect(object["features"] as? Int == 64)
        #expect(object["data_path"] as? String == "/images")
        #expect(object["layout"] as? String == "images")
        #expect(object["image_shape"] as? [Int] == [8, 8, 1])
        #expect(object["label_path"] as? String == "/labels")
        #expect(object["label_kind"] as? String == "categorical")
        #expect(object["classes"] as? Int == 2)
        #expect(object["element_type"] as? String == "uint8")
        #expect((object["reason"] as? String)?.isEmpty == false)
        #expect((object["candidates"] as? [[String: Any]])?.first?["path"] as? String == "/images")
    }

    @Test func inspectionOfAnUnusableFileShowsItsTree() throws {
        let folder = try Program.Folder()
        try SampleFiles.words(at: folder.path + "/words.h5")
        let text = try Program.run(["inspect", "words.h5"], in: folder)
        #expect(text.status == 65 && text.output.contains("words"))
        let json = try Program.run(["inspect", "words.h5", "--json"], in: folder)
        #expect(json.status == 65 && json.output.isEmpty && !json.errors.isEmpty)
    }

    @Test func inspectionHasAsMuchRoomForRowsAsAReport() throws {
        let folder = try Program.Folder()
        let path = "\(Program.packageFolder)/datasets/mnist5k.h5"
        // Rows would have 1 MB.
        let inspection = try Program.run(["inspect", path, "--memory", "102M"], in: folder)
        let report = try Program.run(["report", path, "--memory", "102M"], in: folder)
        #expect(inspection.status == 65 && inspection.errors.contains("--memory"))
        #expect(inspection.errors == report.errors && inspection.status == report.status)
    }

    @Test func shippedDataSetsAreRecognised() throws {
        let folder = try Program.Folder()
        let expected = [
            "digits": (1_797, "images", "categorical"), "mnist5k": (5_000, "images", "categorical"),
            "moons": (2_000, "images", "continuous"), "moons-gap": (2_000, "images", "continuous"),
            "faces": (2_200, "images", "continuous"),
        ]
        for (name, facts) in expected {
            let path = "\(Program.packageFolder)/datasets/\(name).h5"
            let result = try Program.run(["inspect", path, "--json"], in: folder)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.errors)")
            #expect(object["rows"] as? Int == facts.0, "\(name)")
            #expect(object["layout"] as? String == facts.1, "\(name)")
            #expect(object["label_kind"] as? String == facts.2, "\(name)")
        }
    }

    @Test func sampleDataSetsAreWrittenAsTheyWereShipped() throws {
        let folder = try Program.Folder()
        let written = try Program.run(["datasets", "write", "moons", "moons.h5"], in: folder)
        #expect(written.status == 0, "\(written.errors)")
        let inspection = try Program.run(["inspect", "moons.h5", "--json"], in: folder)
        #expect(inspection.status == 0 && inspection.output.contains("\"rows\" : 2000"))
        #expect(try folder.contents() == ["moons.h5"])
        let unknown = try Program.run(["datasets", "write", "suns", "suns.h5"], in: folder)
        #expect(unknown.status == 64 && unknown.errors.contains("moons-gap"))
        let list = try Program.run(["datasets", "list"], in: folder)
        #expect(list.status == 0 && list.output.contains("moons") && list.output.contains("faces"))
    }

    @Test func helpIsThere() throws {
        let folder = try Program.Folder()
        let help = try Program.run(["report", "--help"], in: folder)
        #expect(help.status == 0)
        for option in ["--data", "--labels", "--latent", "--epochs", "--output", "--seed", "--force", "--config"] {
            #expect(help.output.contains(option))
        }
    }
}
