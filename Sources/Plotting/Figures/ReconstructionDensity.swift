package import Drawing
internal import Foundation
internal import LinearAlgebra

/// The values that one method makes of the true ones.
package struct ReconstructedValues: Sendable {
    package var method: MethodStyle
    /// One for each true value.
    package var values: [Float]

    package init(method: MethodStyle, values: [Float]) {
        self.method = method
        self.values = values
    }
}

/// True against reconstructed values, counted in cells: a panel for each method, all with the same limits.
package struct ReconstructionDensity: Figure {
    /// Pairs of one method by cell.
    private struct Panel: AlignedPanel {
        let heading: PanelHeading
        /// Row after row from the top: `[cells × cells]`.
        let counts: [Int]
        let limits: ClosedRange<Double>
        let mostCount: Int
        let axisTitles: (x: String, y: String)

        private var scale: AxisScale { AxisScale(.linear, from: limits.lowerBound, to: limits.upperBound) }

        func margins(forWidth width: Double) -> Margins {
            let side = max(20, width - 30)
            return Axes.margins(x: scale, y: scale, size: Size(width: side, height: side), hasTitle: true)
        }

        private func side(forWidth width: Double, margins: Margins) -> Double {
            max(
                1,
                min(
                    width - margins.left - margins.right,
                    FigureStyle.maximumHeight - margins.top - margins.bottom - 36))
        }

        func height(forWidth width: Double, margins: Margins) -> Double {
            side(forWidth: width, margins: margins) + margins.top + margins.bottom
        }

        func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
            let side = side(forWidth: frame.width, margins: margins)
            let area = Rectangle(x: frame.x + margins.left, y: frame.y + margins.top, width: side, height: side)
            let logMost = log(Double(max(2, mostCount)))
            var pixels: [UInt8] = []
            pixels.reserveCapacity(counts.count * 3)
            for count in counts {
                let color =
                    count == 0 ? Color.white : ContinuousPalette.counts.color(at: log(Double(count)) / logMost)
                pixels += [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
            }
            let cells = ReconstructionDensity.cells
            canvas.image(RasterImage(width: cells, height: cells, pixels: pixels), in: area)
            canvas.line(
                from: Point(x: area.x, y: area.maxY), to: Point(x: area.maxX, y: area.y), with: FigureStyle.reference)
            Axes(x: scale, y: scale, titles: axisTitles, area: area).draw(on: canvas, closesFrame: true)
            heading.draw(on: canvas, frame: frame, area: area)
        }
    }

    fileprivate static let cells = 72
    private static let mostPairs = 100_000

    private let row: PanelRow
    /// How many pairs each panel shows.
    package let pairCount: Int
    /// How many of the pairs of all panels lie outside the limits.
    package let outsideCount: Int

    /// Counts of pairs, one panel a method.
    ///
    /// - Parameters:
    ///   - truth: True values; of more than 100 000 pairs a seeded sample is counted.
    ///   - reconstructions: The values of each method, as many as true ones.
    ///   - valueName: What the values are, "scaled value".
    ///   - letters: Whether panels have letters.
    ///   - seed: Decides which pairs are counted.
    package init(
        truth: [Float], reconstructions: [ReconstructedValues], valueName: String = "value", letters: Bool = false,
        seed: UInt64 = 0
    ) {
        precondition(
            reconstructions.allSatisfy { $0.values.count == truth.count }, "a reconstruction of every true value")
        let chosen = Self.sample(of: truth.count, seed: seed)
        let finite = chosen.filter { index in
            truth[index].isFinite && reconstructions.allSatisfy { $0.values[index].isFinite }
        }
        pairCount = finite.count
        let trueRange = DataLimits.range(of: finite.map { Double(truth[$0]) }) ?? 0...1
        let madeRange =
            DataLimits.range(of: reconstructions.flatMap { one in finite.map { Double(one.values[$0]) } }) ?? trueRange
        let low = min(trueRange.lowerBound, madeRange.lowerBound)
        let high = max(trueRange.upperBound, madeRange.upperBound)
        let padded = AxisScale(.linear, from: low, to: high).padded(by: 0.02)
        let limits = padded.low...padded.high

        var outside = 0
        let allCounts = reconstructions.map { one in
            var counts = [Int](repeating: 0, count: Self.cells * Self.cells)
            for index in finite {
                let x = padded.fraction(of: Double(truth[index]))
                let y = padded.fraction(of: Double(one.values[index]))
                guard x >= 0, x <= 1, y >= 0, y <= 1 else {
                    outside += 1
                    continue
                }
                let column = min(Self.cells - 1, Int(x * Double(Self.cells)))
                let row = Self.cells - 1 - min(Self.cells - 1, Int(y * Double(Self.cells)))
                counts[row * Self.cells + column] += 1
            }
            return counts
        }
        outsideCount = outside
        let most = allCounts.compactMap { $0.max() }.max() ?? 1
        let panels = zip(reconstructions, allCounts).enumerated().map { position, pair in
            Panel(
                heading: PanelHeading(
                    letter: letters ? String("abcdefgh".dropFirst(position).prefix(1)) : nil,
                    title: pair.0.method.name),
                counts: pair.1, limits: limits, mostCount: most,
                axisTitles: (x: "true \(valueName)", y: position == 0 ? "reconstructed \(valueName)" : ""))
        }
        row = PanelRow(
            panels: panels,
            legend: ColorBar(
                title: "pairs per cell", limits: ColorLimits(low: 1, high: Double(max(2, most)), palette: .counts),
                scale: .log10))
    }

    package func height(forWidth width: Double) -> Double { row.height(forWidth: width) }

    package func draw(on canvas: Canvas, in frame: Rectangle) { row.draw(on: canvas, in: frame) }

    /// Up to 100 000 of so many indices, ascending.
    private static func sample(of count: Int, seed: UInt64) -> [Int] {
        guard count > mostPairs else { return Array(0..<count) }
        var generator = SeededGenerator(seed: seed, stream: "reconstruction pairs")
        // Selection sampling (Knuth, algorithm S): one pass, no list of all indices.
        var chosen: [Int] = []
        chosen.reserveCapacity(mostPairs)
        for index in 0..<count where chosen.count < mostPairs {
            let needed = Double(mostPairs - chosen.count)
            if generator.uniform() * Double(count - index) < needed { chosen.append(index) }
        }
        return chosen
    }
}
