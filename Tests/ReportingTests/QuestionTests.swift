import Comparison
import Datasets
import Evidence
import Foundation
import Methods
import Rows
import Synchronization
import TestSupport
import Testing

@testable import Reporting

/// Promises of every question of a report.
@Suite struct QuestionTests {
    private typealias Object = [String: Any]

    /// A question that no report asks.
    private enum Spread: Question {
        static let id = "made_up_spread"
        static let definitions = ["row_count": Definition("Test rows that were looked at.", unit: "rows")]

        struct Finding: Codable, Sendable {
            let rowCount: Int
            /// Nil, so that it must not appear.
            let unmeasured: Double?
        }

        static func find(in study: Study) -> Answer<Spread>? {
            Answer(Finding(rowCount: study.data.split.test.count, unmeasured: nil))
        }
    }

    /// A question that these data give no answer to.
    private enum Unanswered: Question {
        static let id = "made_up_silence"
        static let definitions: [String: Definition] = [:]

        struct Finding: Codable, Sendable {}

        static func find(in study: Study) -> Answer<Unanswered>? { nil }
    }

    private var study: Study {
        let report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))])
        return Study(
            data: StudyData(split: SampleReport.split, truth: report.truth, featureNames: report.featureNames),
            settings: StudySettings(report.settings.comparison), methods: report.methods)
    }

    @Test func aMadeUpQuestionIsInTheMetrics() throws {
        let findings = try Findings(Questions.all + [Spread.self, Unanswered.self], of: study)
        #expect(findings[Spread.self]?.rowCount == SampleReport.split.test.count)
        #expect(findings[Unanswered.self] == nil)
        var report = SampleReport.of([(.pca, SampleReport.errors(about: 1, spread: 0.2))])
        report.findings = findings
        let file = try #require(JSONSerialization.jsonObject(with: MetricsFile(report).data()) as? Object)
        let evidence = try #require(file["evidence"] as? [String: Object])
        // Besides, there is what the findings say of claims.
        #expect(Set(evidence.keys) == findings.ids.union(["claims"]))
        let spread = try #require(evidence["made_up_spread"])
        #expect(Set(spread.keys) == ["row_count", "definitions"])
        #expect(spread["row_count"] as? Int == SampleReport.split.test.count)
        let definitions = try #require(spread["definitions"] as? [String: [String: String]])
        #expect(definitions["row_count"] == ["unit": "rows", "definition": "Test rows that were looked at."])
        #expect(evidence["made_up_silence"] == nil)
    }

    @Test func everyQuestionIsTimed() throws {
        let seconds = Mutex<[String: Double]>([:])
        let questions: [any Question.Type] = [Spread.self, Unanswered.self]
        let findings = try Findings(questions, of: study) { id, time in seconds.withLock { $0[id] = time } }
        #expect(findings.ids == [Spread.id])
        let times = seconds.withLock { $0 }
        #expect(Set(times.keys) == [Spread.id, Unanswered.id])
        #expect(times.values.allSatisfy { $0 >= 0 && $0 < 60 })
    }

    @Test func idsAreDistinct() {
        let ids = Questions.all.map { $0.id }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "_" } })
    }

    /// A measure that is declared is in the list, with a table or a caption that shows it.
    @Test func measuresAreDistinct() {
        #expect(Set(Measure.all.map(\.id)).count == Measure.all.count)
        #expect(Set(Measure.all.map(\.title)).count == Measure.all.count)
    }

    /// Every number of every finding has a definition, by its own key or one around it.
    @Test(arguments: [SmallFile.Kind.table, .images])
    func everyNumberIsDefined(kind: SmallFile.Kind) throws {
        let folder = try TemporaryFolder()
        let path = try SmallFile(kind: kind).write(to: folder)
        var settings = ReportSettings(file: path, output: folder.path + "/out")
        settings.methods = Method.allCases
        settings.training.epochs = 2
        let report = try Report(comparing: settings)
        let file = try #require(JSONSerialization.jsonObject(with: MetricsFile(report).data()) as? Object)
        let evidence = try #require(file["evidence"] as? [String: Object])
        // Tables alone are clipped, these have no outliers.
        // Factors take several labels, traversals more dimensions, sensitivities tables, maps rows that are on a grid.
        let others: Set = [ClippedValues.id, Factors.id, Traversals.id, Sensitivities.id, Maps.id]
        let asked = Questions.all.filter { !others.contains($0.id) || evidence[$0.id] != nil }
        for question in asked where kind == .images || evidence[question.id] != nil {
            var finding = try #require(evidence[question.id], "\(question.id)")
            let definitions = try #require(finding.removeValue(forKey: "definitions") as? [String: Any])
            #expect(undefined(finding, under: [], in: Set(definitions.keys)) == [], "\(question.id)")
        }
    }

    /// The paths of numbers that none of the names defines.
    private func undefined(_ value: Any, under path: [String], in names: Set<String>) -> [String] {
        switch value {
        case let object as Object:
            object.sorted { $0.key < $1.key }.flatMap { undefined($0.value, under: path + [$0.key], in: names) }
        case let list as [Any]: list.flatMap { undefined($0, under: path, in: names) }
        case is String: []
        default: path.contains(where: names.contains) ? [] : [path.joined(separator: ".")]
        }
    }
}
