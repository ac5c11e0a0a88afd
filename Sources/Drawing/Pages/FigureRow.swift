/// Figures side by side with their captions, all of which give way together where a page is short of room.
struct FigureRow: Sendable {
    /// The share of its height that a figure has at each step of giving way.
    static let shares = [1, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58, 0.51]
    /// Between a figure and its caption, in points.
    static let captionGap = 4.0
    /// The height that the highest figure leaves on a page for a heading above it, in points.
    private static let roomForHeading = 40.0
    /// A figure does not become narrower than this share of what its height shrinks to.
    private static let leastWidth = 0.9

    private let figures: [FigureBlock]
    private let captions: [Paragraph]
    private let width: Double
    private let number: Int
    /// The size of each figure that does not give way.
    private let natural: [Size]
    /// The step that each figure takes, by the step that is asked for: the last one that it can give way by.
    private let ownSteps: [[Int]]
    /// The height of the figures at each step, without captions.
    private let heights: [Double]
    /// True if the caption of a single figure stands in the room beside it.
    private let isBeside: Bool

    /// A row of figures, with a caption each.
    ///
    /// - Parameters:
    ///   - figures: The figures, from the left, at least one.
    ///   - columns: The number of equal columns that the width is divided into.
    ///   - available: The width of the text in points.
    ///   - number: The position of their block in the flow.
    ///   - pageHeight: The height of a page.
    init(_ figures: [FigureBlock], columns: Int, available: Double, number: Int, pageHeight: Double) {
        let gutter = Paper.gutter
        let width = (available - gutter * Double(columns - 1)) / Double(columns)
        let isBeside = figures.count == 1 && columns > 1 && !figures[0].caption.isEmpty
        let captionWidth = isBeside ? available - width - gutter : width
        let captions = figures.map { Paragraph($0.caption, style: .caption, width: captionWidth) }
        let captionHeight = isBeside ? 0 : captions.map(\.height).max() ?? 0
        let below = captionHeight > 0 ? captionHeight + Self.captionGap : 0
        let room = max(pageHeight - below - Self.roomForHeading, pageHeight / 2)
        let natural = figures.map { Self.fitted($0.figure, width: width, height: room) }
        var ownSteps = [[Int](repeating: 0, count: figures.count)]
        for step in Self.shares.indices.dropFirst() {
            ownSteps.append(
                figures.indices.map { index in
                    Self.givesWay(figures[index], width: width, natural: natural[index].height, step: step)
                        ? step : ownSteps[step - 1][index]
                })
        }
        heights = ownSteps.map { steps in zip(natural, steps).map { $0.height * Self.shares[$1] }.max() ?? 0 }
        self.natural = natural
        self.ownSteps = ownSteps
        self.figures = figures
        self.captions = captions
        self.width = width
        self.number = number
        self.isBeside = isBeside
    }

    private var captionHeight: Double { captions.map(\.height).max() ?? 0 }

    /// The height of the row, captions included, where figures give way by a number of steps.
    func height(step: Int) -> Double {
        let figures = heights[min(step, heights.count - 1)]
        if isBeside { return max(figures, captionHeight) }
        return figures + (captionHeight > 0 ? captionHeight + Self.captionGap : 0)
    }

    /// The figures and captions, from the row's upper left corner.
    func items(step: Int) -> [PageItem] {
        let sizes = figures.indices.map { index in
            let own = ownSteps[step][index]
            return own == 0
                ? natural[index]
                : Self.fitted(figures[index].figure, width: width, height: natural[index].height * Self.shares[own])
        }
        let highest = sizes.map(\.height).max() ?? 0
        var items: [PageItem] = []
        for (index, figure) in figures.enumerated() {
            let left = Double(index) * (width + Paper.gutter) + (isBeside ? 0 : (width - sizes[index].width) / 2)
            items.append(
                PageItem(
                    content: .figure(figure.figure),
                    // Lower figures stand at the bottom, on their captions.
                    frame: Rectangle(
                        x: left, y: isBeside ? 0 : highest - sizes[index].height, width: sizes[index].width,
                        height: sizes[index].height),
                    block: number, outline: figure.outlineTitle.map { PageItem.OutlineEntry(title: $0, level: 2) },
                    destination: figure.destination))
        }
        let top = isBeside ? 0 : highest + Self.captionGap
        for (index, caption) in captions.enumerated() where caption.lineCount > 0 {
            let left = Double(isBeside ? 1 : index) * (width + Paper.gutter)
            items.append(PageItem(caption, x: left, y: top, block: number))
        }
        return items
    }

    /// The size of a figure at a width, or narrower where it would be too high and is less so when it is narrower.
    private static func fitted(_ figure: any Figure, width: Double, height: Double) -> Size {
        let natural = figure.height(forWidth: width)
        guard natural > height else { return Size(width: width, height: natural) }
        var narrow = width * 0.1
        var wide = width
        for _ in 0..<24 {
            let middle = (narrow + wide) / 2
            if figure.height(forWidth: middle) <= height { narrow = middle } else { wide = middle }
        }
        let found = figure.height(forWidth: narrow)
        // A chart with a line for each of its entries is as high when it is narrow.
        return found <= height ? Size(width: narrow, height: found) : Size(width: width, height: natural)
    }

    /// True if a figure that becomes narrower becomes lower with it, as far as a step asks for.
    private static func givesWay(_ block: FigureBlock, width: Double, natural: Double, step: Int) -> Bool {
        let share = shares[step]
        return block.figure.height(forWidth: width * max(share * leastWidth, block.leastShare)) <= natural * share
    }
}
