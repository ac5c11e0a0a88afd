package import Drawing

/// Names at the right ends of lines, moved apart where lines end close together.
package struct LineEndLabels: Sendable {
    package struct Label: Sendable {
        package var text: String
        package var color: Color
        /// The end of the line.
        package var end: Point

        package init(text: String, color: Color, end: Point) {
            self.text = text
            self.color = color
            self.end = end
        }
    }

    /// The least distance between the middles of two labels, in points.
    package static let spacing = 8.0
    private static let gap = 3.0

    /// The width that names take right of a plot area.
    package static func width(of names: [String]) -> Double {
        gap + (names.map { TextMeasure.extent(of: $0, style: FigureStyle.label).width }.max() ?? 0)
    }

    /// Heights near the wanted ones, at least `spacing` apart and within a range where there is room.
    ///
    /// - Complexity: O(n²) for n labels.
    package static func separated(
        _ heights: [Double], within range: ClosedRange<Double>, spacing: Double = spacing
    ) -> [Double] {
        // Labels in contact move as one block about the mean of what they want.
        struct Block {
            var members: [Int]
            var middle: Double
        }
        let order = heights.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
        func half(_ block: Block) -> Double { Double(block.members.count - 1) * spacing / 2 }
        func placed(_ members: [Int]) -> Block {
            let mean = members.map { heights[$0] }.reduce(0, +) / Double(members.count)
            let half = Double(members.count - 1) * spacing / 2
            let lowest = range.lowerBound + half
            let middle = max(lowest, min(mean, range.upperBound - half))
            return Block(members: members, middle: middle)
        }
        var blocks: [Block] = []
        for index in order {
            var block = placed([index])
            while let previous = blocks.last,
                previous.middle + half(previous) + spacing > block.middle - half(block)
            {
                blocks.removeLast()
                block = placed(previous.members + block.members)
            }
            blocks.append(block)
        }
        var result = heights
        for block in blocks {
            for (position, member) in block.members.enumerated() {
                result[member] = block.middle - half(block) + Double(position) * spacing
            }
        }
        return result
    }

    /// Draws names right of an area.
    package static func draw(_ labels: [Label], on canvas: Canvas, area: Rectangle) {
        let heights = separated(labels.map(\.end.y), within: area.y...max(area.y, area.maxY))
        for (label, height) in zip(labels, heights) {
            canvas.text(
                label.text, at: Point(x: area.maxX + gap, y: height), anchor: TextAnchor(.left, .middle),
                style: TextStyle(size: 6.5, color: label.color))
        }
    }
}
