internal import Core
package import Drawing

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

/// True against reconstructed values, dots or counts by cell: a panel for each method, all with the same limits.
package struct ReconstructionDensity: Figure {
    private static let maximumPairs = 100_000

    private let grid: PanelGrid
    /// The number of pairs in each panel.
    package let pairCount: Int
    /// The number of pairs of all panels outside the limits.
    package let outsideCount: Int
    /// True if pairs are counted by cell rather than drawn as dots.
    package let isCounted: Bool

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
        let truths = finite.map { Double(truth[$0]) }
        let columns = PanelGrid.columns(for: reconstructions.count)
        func panels(deepest: Int?) -> [PairPanel] {
            reconstructions.enumerated().map { position, one in
                PairPanel(
                    title: one.method.name, x: truths, y: finite.map { Double(one.values[$0]) },
                    axisTitles: (
                        "true \(valueName)",
                        position % columns == 0 ? "reconstructed \(valueName)" : ""
                    ),
                    scales: (padded, padded), color: one.method.color, hasDiagonal: true,
                    panelLetter: letters ? PanelLetters.letter(position) : nil, deepest: deepest)
            }
        }
        let most = panels(deepest: nil).map(\.maximumCount).max() ?? 0
        let shared = panels(deepest: most)
        outsideCount = shared.reduce(0) { $0 + $1.outsideCount }
        isCounted = shared.contains(where: \.isCounted)
        grid = PanelGrid(
            panels: shared,
            legend: isCounted
                ? ColorBar(
                    title: "pairs per cell", limits: ColorLimits(low: 1, high: Double(max(2, most)), palette: .counts),
                    scale: .log10) : nil)
    }

    package func height(forWidth width: Double) -> Double { max(1, grid.height(forWidth: width)) }

    package func draw(on canvas: Canvas, in frame: Rectangle) { grid.draw(on: canvas, in: frame) }

    /// Up to 100 000 of so many indices, ascending.
    private static func sample(of count: Int, seed: UInt64) -> [Int] {
        guard count > maximumPairs else { return Array(0..<count) }
        var generator = SeededGenerator(seed: seed, stream: "reconstruction pairs")
        // Selection sampling (Knuth, algorithm S): one pass, no list of all indices.
        var chosen: [Int] = []
        chosen.reserveCapacity(maximumPairs)
        for index in 0..<count where chosen.count < maximumPairs {
            let needed = Double(maximumPairs - chosen.count)
            if generator.uniform() * Double(count - index) < needed { chosen.append(index) }
        }
        return chosen
    }
}
