internal import Drawing

/// The names of classes on their clusters.
struct ClusterLabels: Sendable {
    let placement: LabelPlacement
    private let requests: [LabelRequest]
    private let style: TextStyle
    /// The class of each request.
    private let codes: [Int]

    /// The longest label, as a share of the plot area's width.
    private static let longestShare = 0.45

    /// True if labels are numbers that an index explains, because there are too many for names.
    static func showsCodes(classCount: Int) -> Bool { classCount > 60 }

    static func style(classCount: Int) -> TextStyle {
        switch classCount {
        case ...20: TextStyle(size: 7, weight: .semibold, halo: TextStyle.Halo())
        case ...60: TextStyle(size: 6, weight: .semibold, halo: TextStyle.Halo(width: 2.5))
        default: TextStyle(size: 5.5, weight: .semibold, halo: TextStyle.Halo(width: 2))
        }
    }

    /// The largest distance of a label from its cluster: the more labels, the harder long leaders are to follow, and
    /// codes only go where they fit.
    private static func longestMove(classCount: Int) -> Double {
        switch classCount {
        case ...20: .infinity
        case ...60: 24
        default: 5
        }
    }

    /// Labels at the densest places of classes.
    ///
    /// - Parameters:
    ///   - peaks: The page position of each class' peak, nil where it has none.
    ///   - named: The classes that may be named, by code.
    ///   - cores: Where on the page most of each class is.
    ///   - categories: Names of the classes.
    ///   - counts: Rows of each class.
    ///   - area: The plot area, which labels stay inside.
    ///   - avoiding: Other texts, which labels keep clear of.
    init(
        peaks: [Point?], named: Set<Int>, cores: [Rectangle?], categories: [String], counts: [Int],
        area: Rectangle, avoiding: [Rectangle]
    ) {
        let style = Self.style(classCount: categories.count)
        let showsCodes = Self.showsCodes(classCount: categories.count)
        var requests: [LabelRequest] = []
        var codes: [Int] = []
        let texts =
            showsCodes
            ? categories.indices.map { String($0 + 1) }
            : TextMeasure.truncated(categories, to: area.width * Self.longestShare, style: style)
        for (code, peak) in peaks.enumerated() {
            guard let peak, named.contains(code) else { continue }
            let text = texts[code]
            let extent = TextMeasure.extent(of: text, style: style)
            let size = Size(width: extent.width, height: style.size * 1.05)
            requests.append(
                LabelRequest(
                    text: text, anchor: peak, size: size, weight: counts[code],
                    obstacle: Self.obstacle(core: cores[code], label: size)))
            codes.append(code)
        }
        // Classes without a name are not to be hidden either.
        let largest = Size(
            width: requests.map(\.size.width).max() ?? 0, height: requests.map(\.size.height).max() ?? 0)
        let others = cores.indices.filter { !named.contains($0) }
            .compactMap { Self.obstacle(core: cores[$0], label: largest) }
        self.requests = requests
        self.codes = codes
        self.style = style
        let inset = 2.0
        placement = LabelPlacement(
            requests,
            in: Rectangle(
                x: area.x + inset, y: area.y + inset, width: max(0, area.width - 2 * inset),
                height: max(0, area.height - 2 * inset)),
            longestMove: Self.longestMove(classCount: categories.count), clusters: others, avoiding: avoiding)
    }

    /// The place of a class that its label would hide for the most part, to be kept clear.
    private static func obstacle(core: Rectangle?, label: Size) -> Rectangle? {
        guard let core else { return nil }
        // At least a dot wide.
        let width = max(core.width, minimumExtent)
        let height = max(core.height, minimumExtent)
        let covered = min(width, label.width) * min(height, label.height) / (width * height)
        guard covered > maximumCovered else { return nil }
        return Rectangle(x: core.midX - width / 2, y: core.midY - height / 2, width: width, height: height)
    }

    private static let minimumExtent = 3.2
    /// A label beside its class hides less of it than this share.
    private static let maximumCovered = 0.1

    /// Classes whose label found room.
    var placedClasses: Set<Int> { Set(placement.placed.map { codes[$0.request] }) }

    /// Classes whose label hides more than a fifth of the dots of a class.
    ///
    /// - Parameters:
    ///   - dots: Dots of the page, each with the code of its class.
    ///   - classCount: The number of classes.
    /// - Returns: Their codes.
    func classes(hiding dots: [(code: Int, place: Point)], classCount: Int) -> Set<Int> {
        let boxes = placement.placed.map(\.box)
        var counts = [Int](repeating: 0, count: classCount)
        var hidden = [[Int]](repeating: counts, count: boxes.count)
        for dot in dots {
            counts[dot.code] += 1
            for (index, box) in boxes.enumerated() {
                let isInside =
                    dot.place.x >= box.x && dot.place.x <= box.maxX && dot.place.y >= box.y && dot.place.y <= box.maxY
                if isInside { hidden[index][dot.code] += 1 }
            }
        }
        return Set(
            boxes.indices.filter { index in
                counts.indices.contains { code in
                    let most = Self.mostHidden * Double(counts[code])
                    return counts[code] >= Self.leastDots && Double(hidden[index][code]) > most
                }
            }.map { codes[placement.placed[$0].request] })
    }

    /// Classes whose label, which no leader joins to them, stands among the dots of another class.
    ///
    /// - Parameters:
    ///   - dots: Dots of the page, each with the code of its class.
    ///   - classCount: The number of classes.
    /// - Returns: Their codes.
    func classes(amongOthers dots: [(code: Int, place: Point)], classCount: Int) -> Set<Int> {
        Set(
            placement.placed.filter { $0.leader == nil }.compactMap { label in
                let box = label.box
                var counts = [Int](repeating: 0, count: classCount)
                for dot in dots {
                    let x = max(box.x - dot.place.x, dot.place.x - box.maxX)
                    let y = max(box.y - dot.place.y, dot.place.y - box.maxY)
                    if max(x, y) <= Self.nearby { counts[dot.code] += 1 }
                }
                let code = codes[label.request]
                return Double(counts[code]) < Self.leastOwnShare * Double(counts.max() ?? 0) ? code : nil
            })
    }

    /// Dots about a label that are read with it, in points from its box.
    private static let nearby = 6.0
    /// A label with so few dots of its own class about it, as a share of another's, is read as that one's.
    private static let leastOwnShare = 0.25

    /// Of fewer dots, a single one is a large share.
    private static let leastDots = 8
    private static let mostHidden = 0.2

    func draw(on canvas: Canvas) { canvas.group("labels") { drawLabels(on: canvas) } }

    private func drawLabels(on canvas: Canvas) {
        for label in placement.placed {
            guard let leader = label.leader else { continue }
            canvas.line(from: leader.start, to: leader.end, with: FigureStyle.leader)
            if leader.hasDot { canvas.dot(at: leader.end, diameter: 1.2, color: .muted) }
        }
        for label in placement.placed {
            canvas.text(
                requests[label.request].text, at: Point(x: label.box.midX, y: label.box.midY),
                anchor: TextAnchor(.center, .middle), style: style)
        }
    }
}
