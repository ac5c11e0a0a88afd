import Datasets
import Rows
import TestSupport
import Testing

/// Labels and test rows in files of their own.
struct OtherFileTests {
    @Test(arguments: ["pcam_y.h5:/y", "pcam_y.h5:y", "\(Fixtures.layout("pcam_y.h5")):/y"])
    func labelsInAnotherFile(labels: String) throws {
        let dataset = try Dataset.read(Fixtures.layout("pcam_x.h5"), options: ReadingOptions(labelsPath: labels))
        guard case .categorical(let found)? = dataset.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(found.codes == (0..<24).map { $0 % 2 })
        #expect(dataset.labelPath?.hasSuffix("pcam_y.h5:/y") == true)
    }

    @Test func testRowsInAnotherFile() throws {
        let options = ReadingOptions(
            testDataPath: "coursera_test.h5:/test_set_x", testLabelsPath: "coursera_test.h5:/test_set_y")
        let dataset = try Dataset.read(Fixtures.layout("coursera_train.h5"), options: options)
        #expect(dataset.predefinedTestRows == 16..<24)
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(labels.codes == [0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1])
        #expect(labels.categories == ["non-cat", "cat"])
    }

    @Test func oneColumnOfAnotherFile() throws {
        let options = ReadingOptions(labelsPath: "dsprites.h5:/latents/values:2")
        let dataset = try Dataset.read(Fixtures.layout("pcam_x.h5"), options: options)
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(labels.values.first == 0.5 && labels.values.last == 1)
    }

    @Test(arguments: [
        ("absent.h5:/y", "absent.h5"), ("pcam_y.h5:/z", "--labels pcam_y.h5:/y"), ("keras.h5:/nothing", "keras.h5"),
    ])
    func whatIsNotThere(labels: String, mentioned: String) throws {
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(Fixtures.layout("pcam_x.h5"), options: ReadingOptions(labelsPath: labels))
        }
        #expect(try #require(error).message.contains(mentioned), "\(error?.message ?? "")")
    }
}
