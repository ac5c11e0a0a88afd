internal import Core
internal import Drawing

/// The rows of a scatter that have a place, in the order they are drawn.
///
/// Points without a label first in grey, training points next in a tint of their colour, test points last in full, each in one
/// seeded shuffle: class by class, the last class would cover the others.
struct ScatterPoints: Sendable {
    /// Positions in data units, in drawing order.
    private let places: [(x: Float, y: Float)]
    /// The colour of each point by its position in the palette, −1 where its label is missing.
    private let labels: [Int32]
    private let palette: [Color]
    /// The place in the order from which points have a label, and thus a colour.
    let firstColoured: Int
    /// The place in the order from which points are test rows with a label.
    let firstTest: Int
    /// The colours of training rows, one for each of the palette.
    private let tints: [Color]
    /// The number of rows without a place.
    let nonFiniteCount: Int

    /// From how many points on dots are drawn into an image.
    static let rasterFrom = 5_000
    /// From how many points on a density is drawn.
    static let densityFrom = 200_000

    var count: Int { places.count }
    var indices: Range<Int> { 0..<places.count }
    var x: [Double] { places.map { Double($0.x) } }
    var y: [Double] { places.map { Double($0.y) } }
    /// The class of each point under a categorical colouring, −1 where its label is missing.
    var codes: [Int] { labels.map(Int.init) }

    func position(_ index: Int) -> (x: Double, y: Double) {
        (Double(places[index].x), Double(places[index].y))
    }

    /// The colour of a point on the page: that of its label, or a tint of it for a training row.
    func color(_ index: Int) -> Color {
        index < firstTest && index >= firstColoured ? tints[Int(labels[index])] : fullColor(index)
    }

    /// The colour of a point's label, whatever the row is for.
    func fullColor(_ index: Int) -> Color {
        let label = Int(labels[index])
        return palette.indices.contains(label) ? palette[label] : .missing
    }

    init(
        positions: Matrix, isTest: [Bool], coloring: PointColoring, seed: UInt64, colorLimits: ColorLimits? = nil
    ) {
        precondition(
            (coloring.count ?? positions.rows) == positions.rows,
            "\(coloring.count ?? 0) labels for \(positions.rows) rows")
        let (palette, rowLabels) = coloring.labels(count: positions.rows, within: colorLimits)
        let placed = (0..<positions.rows).filter { positions[$0, 0].isFinite && positions[$0, 1].isFinite }
        // Without test rows there is nothing to set training rows back from.
        let hasTest = placed.contains { isTest[$0] }
        func isShown(_ row: Int) -> Bool { isTest[row] || !hasTest }
        func isMissing(_ row: Int) -> Bool { !palette.indices.contains(Int(rowLabels[row])) }
        let missing = placed.filter(isMissing)
        var training = placed.filter { !isShown($0) && !isMissing($0) }
        var shown = placed.filter { isShown($0) && !isMissing($0) }
        var generator = SeededGenerator(seed: seed, stream: "scatter order")
        shown.shuffle(using: &generator)
        training.shuffle(using: &generator)

        let order = missing + training + shown
        places = order.map { (positions[$0, 0], positions[$0, 1]) }
        labels = order.map { rowLabels[$0] }
        self.palette = palette
        tints = palette.map(\.tint)
        firstColoured = missing.count
        firstTest = missing.count + training.count
        nonFiniteCount = positions.rows - placed.count
    }
}
