internal import Drawing
internal import LinearAlgebra

/// The rows of a scatter that have a place, in the order they are drawn.
///
/// Points without a label first, training points next, test points last in one seeded shuffle: class by class, the last
/// class would cover the others.
struct ScatterPoints: Sendable {
    /// Horizontal positions in data units, in drawing order.
    let x: [Double]
    let y: [Double]
    /// The class of each point, −1 where there is none.
    let codes: [Int]
    let colors: [Color]
    /// Where in the order the coloured points, those with a label among the test rows, begin.
    let firstColoured: Int
    /// How many rows have no place.
    let nonFiniteCount: Int

    /// From how many points on dots are drawn into an image.
    static let rasterFrom = 5_000
    /// From how many points on a density is drawn.
    static let densityFrom = 200_000

    var count: Int { x.count }
    var coloured: Range<Int> { firstColoured..<x.count }

    init(positions: Matrix, isTest: [Bool], coloring: PointColoring, seed: UInt64) {
        precondition(
            (coloring.count ?? positions.rows) == positions.rows,
            "\(coloring.count ?? 0) labels for \(positions.rows) rows")
        let labels = coloring.colors(count: positions.rows)
        let placed = (0..<positions.rows).filter {
            positions[$0, 0].isFinite && positions[$0, 1].isFinite
        }
        // Without test rows there is nothing to set training rows back from.
        let hasTest = placed.contains { isTest[$0] }
        func isShown(_ row: Int) -> Bool { isTest[row] || !hasTest }
        let missing = placed.filter { isShown($0) && labels[$0] == nil }
        let training = placed.filter { !isShown($0) }
        var shown = placed.filter { isShown($0) && labels[$0] != nil }
        var generator = SeededGenerator(seed: seed, stream: "scatter order")
        shown.shuffle(using: &generator)

        let order = missing + training + shown
        x = order.map { Double(positions[$0, 0]) }
        y = order.map { Double(positions[$0, 1]) }
        firstColoured = missing.count + training.count
        colors =
            [Color](repeating: .missing, count: missing.count + training.count)
            + shown.map { labels[$0] ?? .missing }
        if case .categorical(let codes, _, _) = coloring {
            self.codes = order.map { codes[$0] }
        } else {
            codes = [Int](repeating: -1, count: order.count)
        }
        nonFiniteCount = positions.rows - placed.count
    }
}
