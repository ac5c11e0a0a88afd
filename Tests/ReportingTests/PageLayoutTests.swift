import Comparison
import Core
import Drawing
import Methods
import TestSupport
import Testing

@testable import Reporting

/// The pages of small reports of many kinds, looked at as they are drawn.
@Suite struct PageLayoutTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// No text lies on another, leaves its place or hides a cluster; no page is nearly empty, and no figure is there twice.
    @Test(arguments: LayoutSample.all)
    func pagesAreLaidOutWell(sample: LayoutSample) throws {
        let report = try sample.report(in: folder)
        let document = ReportDocument(report, date: "2026-01-31")
        let pages = RecordedPages(
            document, on: report.settings.paper == .a4 ? .a4 : .letter, names: sample.featureNames)
        let defects = pages.defects
        #expect(defects.isEmpty, "\(defects.joined(separator: "\n"))")
    }

    /// The pages before those of single questions are few, of tables as of images.
    @Test(
        arguments: [(["pca", "ae", "vae"], 6), (["pca", "ae", "dae", "sae", "cae", "vae"], 9)],
        [nil, ImageShape(height: 8, width: 8, channels: 1)])
    func evidenceBeginsSoon(rule: (methods: [String], most: Int), image: ImageShape?) throws {
        let (methods, most) = rule
        let classes = (0..<10).map(String.init)
        let sample = LayoutSample(name: "the first pages", image: image, classes: classes) { settings in
            settings.methods = methods.compactMap { Method(rawValue: $0) }
            settings.sections = ["claims", "latent-spaces"]
        }
        let report = try sample.report(in: folder)
        #expect(report.methods.count == methods.count)
        let pages = RecordedPages(ReportDocument(report, date: "2026-01-31"), on: .a4)
        #expect(pages.pageCount <= most, "\(pages.pageCount) pages")
    }
}
