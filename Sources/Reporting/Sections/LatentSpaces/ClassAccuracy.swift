internal import Core
internal import Datasets
internal import Drawing
internal import EmbeddingQuality
internal import Methods
internal import Plotting

/// How many test rows of each class the nearest neighbours name right.
struct ClassAccuracy {
    /// One row for each class with test rows; of many, for some at even steps of the ranks.
    let plot: DotPlot
    /// How many classes have test rows.
    let classCount: Int
    /// How many of them are shown.
    let shownCount: Int
    /// The class of the lowest accuracy, or how many share it, with it; nil where all are level.
    let worst: (name: String, accuracy: Double)?

    private static let mostClasses = 28

    /// The accuracies of a method's codes; nil where there are no classes.
    init?(_ result: MethodResult, of report: Report) {
        guard case .categorical(let labels) = report.labels,
            let rows = result.measures[.knnAccuracy]?.rows?.perRow
        else { return nil }
        let classes = report.split.test.map { labels.codes[$0] }.filter { $0 >= 0 }
        guard classes.count == rows.count, case .categorical(_, _, let colors) = report.coloring else { return nil }
        var right = [Double](repeating: 0, count: labels.categories.count)
        var all = [Double](repeating: 0, count: labels.categories.count)
        for (code, isRight) in zip(classes, rows) {
            right[code] += isRight
            all[code] += 1
        }
        let present = all.indices.filter { all[$0] > 0 }
            .sorted { (right[$0] / all[$0], $0) < (right[$1] / all[$1], $1) }
        guard present.count > 1, let first = present.first, let last = present.last else { return nil }
        let shown =
            present.count <= Self.mostClasses
            ? present : (0..<Self.mostClasses).map { present[$0 * (present.count - 1) / (Self.mostClasses - 1)] }
        classCount = present.count
        shownCount = shown.count
        let lowest = right[first] / all[first]
        let level = present.count { right[$0] / all[$0] == lowest }
        let name = level == 1 ? "“\(labels.categories[first].escaped)”" : "\(NumberText.count(level)) classes"
        worst = lowest < right[last] / all[last] ? (name, lowest) : nil
        plot = DotPlot(
            rows: shown.map { code in
                DotPlotRow(
                    name: labels.categories[code].escaped, value: right[code] / all[code],
                    interval: Self.interval(right[code], of: all[code]), color: colors.color(of: code))
            }, xTitle: "kNN accuracy", including: 0...1)
    }

    /// Wilson's 95 % interval of a share.
    private static func interval(_ right: Double, of all: Double) -> ClosedRange<Double> {
        let z = 1.959_963_984_540_054
        let share = right / all
        let middle = share + z * z / (2 * all)
        let half = z * (share * (1 - share) / all + z * z / (4 * all * all)).squareRoot()
        let scale = 1 + z * z / all
        return max(0, (middle - half) / scale)...min(1, (middle + half) / scale)
    }
}
