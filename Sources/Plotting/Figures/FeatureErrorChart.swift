internal import Core
package import Drawing

/// The R² of each feature under one method.
package struct FeatureErrorSeries: Sendable {
    package var method: MethodStyle
    /// One a feature; not finite where a feature doesn't vary.
    package var rSquared: [Double]

    package init(method: MethodStyle, rSquared: [Double]) {
        self.method = method
        self.rSquared = rSquared
    }
}

/// The reconstruction of features: R² by feature, a dot for each method, the best and the worst features.
package struct FeatureErrorChart: AlignedPanel {
    private enum Row: Sendable {
        case feature(Int)
        case gap(Int)
    }
    private let series: [FeatureErrorSeries]
    private let rows: [Row]
    private let names: NamedRows
    private let scale: AxisScale

    private static let dotDiameter = 3.2

    /// A chart of features sorted by their mean R² over methods.
    ///
    /// - Parameters:
    ///   - featureNames: Names, one a feature.
    ///   - series: One for each method.
    ///   - limit: How many features are shown; of more, half from each end.
    package init(featureNames: [String], series: [FeatureErrorSeries], limit: Int = 24) {
        precondition(series.allSatisfy { $0.rSquared.count == featureNames.count }, "an R² for every feature")
        self.series = series
        let ranked = Self.ranked(series, featureCount: featureNames.count)
        if ranked.count > limit {
            let half = max(1, limit / 2)
            let (best, worst) = (ranked.prefix(half).map(Row.feature), ranked.suffix(half).map(Row.feature))
            rows = best + [Row.gap(ranked.count - 2 * half)] + worst
        } else {
            rows = ranked.map(Row.feature)
        }
        let names = rows.map { row -> String? in
            guard case .feature(let feature) = row else { return nil }
            return featureNames[feature]
        }
        self.names = NamedRows(names: names, rowHeight: 9.5, largestShare: 0.5)
        let shown = rows.flatMap { row -> [Double] in
            guard case .feature(let feature) = row else { return [] }
            return series.map { $0.rSquared[feature] }.filter(\.isFinite)
        }
        // R² has no lower end: far below 0 a triangle at the edge says enough.
        scale = AxisScale(.linear, from: max(-1, min(0, shown.min() ?? 0)), to: 1).padded(by: 0.03)
    }

    /// Features by their mean R² over the methods, the best first; those without a number are left out.
    private static func ranked(_ series: [FeatureErrorSeries], featureCount: Int) -> [Int] {
        var means: [(feature: Int, mean: Double)] = []
        for feature in 0..<featureCount {
            let values: [Double] = series.map { $0.rSquared[feature] }.filter(\.isFinite)
            guard !values.isEmpty else { continue }
            means.append((feature, values.reduce(0, +) / Double(values.count)))
        }
        means.sort { first, second in
            first.mean != second.mean ? first.mean > second.mean : first.feature < second.feature
        }
        return means.map(\.feature)
    }

    package func margins(forWidth width: Double) -> Margins {
        Margins(left: names.left(forWidth: width), right: 5, top: LineKey.room, bottom: HorizontalAxis.room)
    }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        names.height(margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let area = margins.area(in: frame, height: height(forWidth: frame.width, margins: margins))
        let axis = HorizontalAxis(scale: scale, title: "R² on test rows", area: area, nameRoom: margins.left)
        LineKey(series.map { LineKey.Entry(sample: .dot($0.method.color), text: $0.method.name) })
            .draw(on: canvas, at: Point(x: area.x, y: frame.y), width: area.width)
        let zero = axis.horizontal(0)
        canvas.line(from: Point(x: zero, y: area.y), to: Point(x: zero, y: area.maxY), with: FigureStyle.reference)
        for (index, row) in rows.enumerated() {
            let height = names.middle(of: index, in: area)
            switch row {
            case .gap(let count):
                canvas.text(
                    "⋯ \(NumberFormat.count(count)) more", at: Point(x: area.midX, y: height),
                    anchor: TextAnchor(.center, .middle), style: FigureStyle.smallLabel)
            case .feature(let feature):
                names.draw(index, on: canvas, area: area, margins: margins)
                drawDots(of: feature, on: canvas, axis: axis, height: height)
            }
        }
        axis.draw(on: canvas)
    }

    private func drawDots(of feature: Int, on canvas: Canvas, axis: HorizontalAxis, height: Double) {
        for one in series where one.rSquared[feature].isFinite {
            let value = one.rSquared[feature]
            if value >= scale.low {
                canvas.dot(
                    at: Point(x: axis.horizontal(min(value, scale.high)), y: height), diameter: Self.dotDiameter,
                    color: one.method.color)
            } else {
                var triangle = Path()
                triangle.move(to: Point(x: axis.area.x, y: height))
                triangle.line(to: Point(x: axis.area.x + 3.2, y: height - 1.9))
                triangle.line(to: Point(x: axis.area.x + 3.2, y: height + 1.9))
                triangle.close()
                canvas.fill(triangle, with: one.method.color)
            }
        }
    }
}
