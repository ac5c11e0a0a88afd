internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The number of test rows of each class that the nearest neighbours classify correctly.
struct ClassAccuracy {
    /// One row for each class with test rows; of many, for some at even steps of the ranks.
    let plot: DotPlot
    /// The number of classes that have test rows.
    let classCount: Int
    /// The number of classes shown.
    let shownCount: Int
    /// The class of the lowest accuracy, or how many share it, with it; nil where all are level.
    let worst: (name: String, accuracy: Double)?

    private static let mostClasses = 28

    /// The accuracies of a method's codes; nil where there are no classes.
    init?(_ result: MethodResult, of context: SectionContext) {
        guard let finding = context.report.findings[Classes.self],
            case .categorical(_, _, let colors) = context.coloring
        else { return nil }
        let present = finding.classes.enumerated().compactMap { code, found in
            found.knnAccuracy[result.id].map { (code: code, name: found.name.escaped, accuracy: $0) }
        }.sorted { ($0.accuracy.value, $0.code) < ($1.accuracy.value, $1.code) }
        guard present.count > 1, let first = present.first, let last = present.last else { return nil }
        let shown =
            present.count <= Self.mostClasses
            ? present : (0..<Self.mostClasses).map { present[$0 * (present.count - 1) / (Self.mostClasses - 1)] }
        classCount = present.count
        shownCount = shown.count
        let lowest = first.accuracy.value
        let level = present.count { $0.accuracy.value == lowest }
        let name = level == 1 ? "“\(first.name)”" : "\(NumberText.count(level)) classes"
        worst = lowest < last.accuracy.value ? (name, lowest) : nil
        plot = DotPlot(
            rows: shown.map { found in
                DotPlotRow(
                    name: found.name, value: found.accuracy.value,
                    interval: found.accuracy.lower...found.accuracy.upper, color: colors.color(of: found.code))
            }, xTitle: "kNN accuracy", including: 0...1)
    }
}
