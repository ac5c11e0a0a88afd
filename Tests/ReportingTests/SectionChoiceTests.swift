import Comparison
import Core
import Foundation
import Methods
import TestSupport
import Testing

@testable import Reporting

/// The sections that `--sections` asks for.
@Suite struct SectionChoiceTests {
    private let names = SectionNames(fixed: ["summary"], optional: ["latent-spaces", "denoising", "training"])

    @Test(arguments: [
        ("all", ["latent-spaces", "denoising", "training"]), ("training", ["training"]),
        ("training, denoising", ["denoising", "training"]), ("summary", []),
        ("all,-denoising", ["latent-spaces", "training"]), ("-denoising", ["latent-spaces", "training"]),
        ("-denoising,-training", ["latent-spaces"]), ("training,-training", []),
        ("-training,training", ["latent-spaces", "denoising", "training"]),
    ])
    func namesAreChosenAndLeftOut(text: String, chosen: [String]) {
        #expect(names.chosen(text) == Set(chosen + ["summary"]))
    }

    @Test(arguments: ["", "trainings", "all,", "-all", "-summary", "training;denoising", "--training", "Training"])
    func whatIsNoNameIsRefused(text: String) { #expect(names.chosen(text) == nil) }

    @Test(arguments: [
        ("trainng", "Did you mean training?"),
        ("all,-trainng", "The invalid part is -trainng. Did you mean all,-training?"),
        (
            "training,latent-space", "The invalid part is latent-space. Did you mean training,latent-spaces?"
        ), ("al", "Did you mean all?"),
        ("-summary", "Every report has its summary."), ("summery", "Did you mean summary?"), ("x", nil), ("all", nil),
    ])
    func theNearestNameIsTold(text: String, advice: String?) { #expect(names.advice(text) == advice) }

    @Test func theOptionKnowsAllSections() throws {
        let option = try #require(ReportOptions.all.first { $0.name == "sections" })
        let ids = ReportSections.all.ids
        #expect(ids.first == "summary" && Set(ids).count == ids.count && ids.contains("latent-spaces"))
        let help = option.signature(defaults: ReportSettings(file: "x.h5")).help
        #expect(ids.dropFirst().allSatisfy(help.contains))
        // It says what is drawn, and nothing that is recorded depends on it.
        #expect(!option.affectsResults)
        func apply(_ text: String) throws(UsageError) -> ReportSettings {
            var settings = ReportSettings(file: "x.h5")
            var arguments = OptionArguments()
            arguments["sections"] = [text]
            _ = try ReportOptions.all.apply(arguments, over: OptionArguments(), to: &settings)
            return settings
        }
        #expect(ReportSettings(file: "x.h5").sections == nil)
        #expect(try apply("training").sections == ["summary", "training"])
        #expect(try apply("all").sections == Set(ids))
        #expect(option.value(try apply("training,latent-spaces"))?.description == "summary,latent-spaces,training")
        do throws(UsageError) {
            _ = try apply("all,latent-spces")
            Issue.record("taken")
        } catch {
            #expect(error.message.hasPrefix("--sections takes names of sections separated by commas"))
            #expect(error.message.hasSuffix("The invalid part is latent-spces. Did you mean all,latent-spaces?"))
        }
    }

    /// Sections that are left out are not drawn, and everything is recorded all the same.
    @Test func onlyWhatIsChosenIsDrawn() throws {
        func report(_ sections: Set<String>?) -> Report {
            SampleReport.of([
                (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
            ]) { $0.sections = sections }
        }
        func drawn(_ sections: Set<String>?) -> [String] {
            ReportDocument(report(sections), date: "2026-01-31").sections.map(\.id)
        }
        let all = drawn(nil)
        #expect(all.count > 3 && all.contains("training"))
        #expect(drawn(["training"]) == ["summary", "training"])
        #expect(drawn(Set(all).subtracting(["training"])) == all.filter { $0 != "training" })
        #expect(drawn([]) == ["summary"])
        let recorded = try [nil, Set(["training"])].map { try MetricsFile(report($0)).data() }
        #expect(recorded[0] == recorded[1])
    }

    /// The id of a section's type is that of what it makes, by which claims and page hints name it.
    @Test func sectionsAreCalledAsTheirTypes() {
        let context = SectionContext(
            SampleReport.of([
                (.pca, SampleReport.errors(about: 1, spread: 0.1)), (.ae, SampleReport.errors(about: 0.5, spread: 0.1)),
            ]))
        for section in ReportSections.all {
            guard let made = section.section(of: context) else { continue }
            #expect(made.id == section.id)
        }
    }
}
