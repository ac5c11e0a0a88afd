internal import Core
internal import Drawing
internal import Foundation

/// The smoothed density of a class along one latent dimension.
struct LatentRidge: Sendable {
    let name: String
    let color: Color
    /// The density of test rows at evenly spaced places, its largest value 1.
    let test: [Double]
    /// The same of training rows, empty where there are none.
    let training: [Double]

    private static let samples = 200
    /// The height of a ridge, in rows.
    private static let rise = 1.5
    /// The room above the first row for what rises out of it, in points.
    static let headroom = 8.0
    /// The smoothing's standard deviation as a fraction of the axis.
    private static let bandwidth = 0.012

    /// A ridge for each class that has rows, sorted by the median of its test rows.
    ///
    /// - Parameters:
    ///   - test: The class and the place of each test row.
    ///   - training: The same for training rows.
    ///   - colors: Names and colours of classes.
    ///   - scale: The axis.
    /// - Returns: The ridges from the top.
    static func ridges(
        test: [(code: Int, value: Double)], training: [(code: Int, value: Double)], colors: ClassColors,
        scale: AxisScale
    ) -> [LatentRidge] {
        var testValues = [[Double]](repeating: [], count: colors.categories.count)
        var trainingValues = testValues
        for (code, value) in test where testValues.indices.contains(code) { testValues[code].append(value) }
        for (code, value) in training where trainingValues.indices.contains(code) {
            trainingValues[code].append(value)
        }
        let present = testValues.indices.filter { !testValues[$0].isEmpty }
        let medians = testValues.map { values -> Double in
            values.isEmpty ? 0 : Percentile.of(sorted: values.sorted(), 0.5)
        }
        let order = present.sorted { medians[$0] != medians[$1] ? medians[$0] < medians[$1] : $0 < $1 }
        return order.map { code in
            LatentRidge(
                name: colors.categories[code], color: colors.color(of: code),
                test: density(testValues[code], scale: scale), training: density(trainingValues[code], scale: scale))
        }
    }

    private static func density(_ values: [Double], scale: AxisScale) -> [Double] {
        var counts = [Double](repeating: 0, count: samples)
        for value in values {
            let fraction = scale.fraction(of: value)
            guard fraction >= 0, fraction <= 1 else { continue }
            counts[min(samples - 1, Int(fraction * Double(samples)))] += 1
        }
        let sigma = bandwidth * Double(samples)
        let radius = Int((4 * sigma).rounded(.up))
        var smooth = [Double](repeating: 0, count: samples)
        for (bin, count) in counts.enumerated() where count > 0 {
            for target in max(0, bin - radius)...min(samples - 1, bin + radius) {
                let distance = Double(target - bin) / sigma
                smooth[target] += count * exp(-distance * distance / 2)
            }
        }
        guard let most = smooth.max(), most > 0 else { return [] }
        return smooth.map { $0 / most }
    }

    /// Draws ridges from the top, each with its name at the left.
    static func draw(_ ridges: [LatentRidge], on canvas: Canvas, area: Rectangle, nameWidth: Double) {
        let pitch = (area.height - headroom) / Double(max(1, ridges.count))
        let names = TextMeasure.truncated(ridges.map(\.name), to: nameWidth, style: FigureStyle.label)
        for (index, ridge) in ridges.enumerated() {
            let baseline = area.y + headroom + Double(index + 1) * pitch - 1.5
            let height = min(pitch * rise, pitch + 8)
            canvas.line(
                from: Point(x: area.x, y: baseline), to: Point(x: area.maxX, y: baseline), with: FigureStyle.gridLine)
            if !ridge.training.isEmpty {
                canvas.fill(
                    outline(ridge.training, area: area, baseline: baseline, height: height),
                    with: ridge.color.tint.opacity(0.6))
            }
            let outline = outline(ridge.test, area: area, baseline: baseline, height: height)
            if ridge.training.isEmpty { canvas.fill(outline, with: ridge.color.opacity(0.35)) }
            canvas.stroke(
                crest(ridge.test, area: area, baseline: baseline, height: height),
                with: Stroke(width: 0.75, color: ridge.color))
            canvas.text(
                names[index], at: Point(x: area.x - 4, y: baseline), anchor: TextAnchor(.right, .baseline),
                style: FigureStyle.label)
        }
    }

    /// The line along the top of a ridge, where there is one.
    private static func crest(_ density: [Double], area: Rectangle, baseline: Double, height: Double) -> Path {
        let points = places(of: density, area: area, baseline: baseline, height: height)
        return Path(throughKnown: zip(density, points).map { value, point in value > 0.002 ? point : nil })
    }

    private static func outline(_ density: [Double], area: Rectangle, baseline: Double, height: Double) -> Path {
        let points = places(of: density, area: area, baseline: baseline, height: height)
        var path = Path(through: [Point(x: area.x, y: baseline)] + points + [Point(x: area.maxX, y: baseline)])
        path.close()
        return path
    }

    private static func places(of density: [Double], area: Rectangle, baseline: Double, height: Double) -> [Point] {
        density.enumerated().map { sample, value in
            Point(x: area.x + (Double(sample) + 0.5) / Double(samples) * area.width, y: baseline - value * height)
        }
    }
}
