import Core

@testable import Drawing
@testable import Reporting

/// The pages of a document as they were drawn, with what a reader would find wrong with them.
struct RecordedPages {
    /// Something that was put on a page, and what was drawn of it.
    private struct Part {
        let item: PageItem
        let drawn: RecordingBackend

        /// The number of lines that a reader sees in it; a figure counts as many.
        var lineCount: Int {
            switch item.content {
            case .lines(_, let lines): lines.count
            case .rows(_, let rows): rows.count
            case .figure: 10
            }
        }
    }

    private let paper: Paper
    /// The names of features, which may be cut where they stand below an axis.
    private let names: [String]
    private let pages: [[Part]]

    var pageCount: Int { pages.count }

    init(_ document: ReportDocument, on paper: Paper, names: [String] = []) {
        self.paper = paper
        self.names = names
        pages = PageRenderer(document, on: paper).flow.pages().map { items in
            items.map { item in
                let backend = RecordingBackend()
                item.draw(on: Canvas(backend, size: paper.size))
                return Part(item: item, drawn: backend)
            }
        }
    }

    /// The words of a page, counted from 0, in the order in which they were drawn.
    func text(ofPage page: Int) -> String {
        pages[page].flatMap(\.drawn.texts).flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
            .joined(separator: " ")
    }

    /// Everything that is wrong, a line each, with the number of its page.
    var defects: [String] {
        var defects = emptyPages + repeatedFigures
        for (index, page) in pages.enumerated() {
            let found =
                overlaps(on: page) + loneOpening(of: page) + emptyIntervals(on: index)
                + page.flatMap { leaving($0) + onImages($0) + hidden($0) + tooSmall($0) }
            defects += found.map { "page \(index + 1): \($0)" }
        }
        return defects
    }

    /// The share of a page's height down to the end of what is on it.
    private func fill(of page: [Part]) -> Double {
        ((page.map(\.item.frame.maxY).max() ?? 0) - paper.content.y) / paper.content.height
    }

    private var emptyPages: [String] {
        pages.enumerated().flatMap { index, page -> [String] in
            let isLast = index == pages.count - 1
            let share = fill(of: page)
            let lines = page.reduce(0) { $0 + $1.lineCount }
            return [
                !isLast && share < 0.4 ? "page \(index + 1) is \(Int(share * 100)) % full" : nil,
                lines < 5 ? "page \(index + 1) has \(lines) lines" : nil,
            ].compactMap(\.self)
        }
    }

    /// A heading with no more than a sentence below it at the foot of a page.
    private func loneOpening(of page: [Part]) -> [String] {
        guard let last = page.last, page.count > 1, case .lines = last.item.content,
            let heading = page[page.count - 2].item.outline, heading.level == 1, page.count > 2,
            last.item.frame.maxY > paper.content.midY
        else { return [] }
        return ["“\(heading.title)” begins with a sentence at the foot"]
    }

    /// Intervals from a number to the same one, which are no news.
    private func emptyIntervals(on page: Int) -> [String] {
        text(ofPage: page).matches(of: /CI ([0-9.]+)–([0-9.]+)/).filter { $0.1 == $0.2 }.map { "“\($0.0)” is a point" }
    }

    /// Panels of latent spaces too small to be read, and vertical titles of axes that are cut.
    private func tooSmall(_ part: Part) -> [String] {
        let cut = part.drawn.texts.filter { $0.text.hasSuffix("…") && $0.box.height > $0.box.width }
            .filter { text in !names.contains { $0.hasPrefix(text.text.dropLast()) } }
            .map { "the title “\($0.text)” is cut" }
        let title = part.item.outline?.title ?? ""
        guard title.lowercased().contains("latent space") else { return cut }
        // Errors and distances in them are looked at more closely elsewhere.
        let isMain = title.contains("Latent space")
        let panels = part.drawn.dots.compactMap(\.clip)
        let columns = Set(panels.map { $0.x.rounded() }).count
        let least = panels.map(\.width).min().flatMap {
            $0 < (isMain ? Self.leastPanel(columns: columns) : Self.leastFurtherPanel)
                ? "a panel is \(Int($0)) points wide" : nil
        }
        return [least].compactMap(\.self) + cut
    }

    /// The least width of the plot area of a small multiple: 17 mm.
    private static let leastFurtherPanel = 48.0

    /// The least width of the plot area of one of some panels beside each other, in points: 31 mm, and what four leave room for.
    private static func leastPanel(columns: Int) -> Double { columns <= 3 ? 88 : 60 }

    /// Figures that draw the same from their corner on.
    private var repeatedFigures: [String] {
        let figures = pages.flatMap(\.self).compactMap { part -> (name: String, commands: [String])? in
            guard case .figure(let figure) = part.item.content else { return nil }
            let backend = RecordingBackend()
            let width = Paper.contentWidth
            let size = Size(width: width, height: figure.height(forWidth: width))
            figure.draw(
                on: Canvas(backend, size: size),
                in: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
            return (part.item.outline?.title ?? "", backend.commands)
        }
        return figures.enumerated().flatMap { index, figure in
            figures[..<index].filter { $0.commands == figure.commands }.map { "\(figure.name) is \($0.name) again" }
        }
    }

    private func overlaps(on page: [Part]) -> [String] {
        let texts = page.flatMap(\.drawn.texts).filter { !$0.text.allSatisfy(\.isWhitespace) }
        return texts.enumerated().flatMap { index, text in
            texts[..<index].filter { $0.box.reaches(into: text.box, by: 0.4) }
                .map { "“\($0.text)” lies on “\(text.text)”" }
        }
    }

    /// Texts that leave the place of what they are part of, the rectangle that they are cut at, or the page's margins.
    private func leaving(_ part: Part) -> [String] {
        part.drawn.texts.flatMap { text in
            [
                text.box.leaves(part.item.frame, by: 1.5)
                    ? "“\(text.text)” leaves its box: \(text.box) of \(part.item.frame)" : nil,
                text.clip.map { text.box.leaves($0, by: 0.5) } ?? false ? "“\(text.text)” is cut at its panel" : nil,
                text.box.leaves(paper.content, by: 1.5) ? "“\(text.text)” leaves the margins" : nil,
            ].compactMap(\.self)
        }
    }

    private func onImages(_ part: Part) -> [String] {
        part.drawn.texts.filter { !$0.hasHalo }.flatMap { text in
            part.drawn.images.filter { $0.image.hasInk(under: text.box, of: $0.place) }.map { _ in
                "“\(text.text)” lies on an image"
            }
        }
    }

    /// The dots of one colour in a panel, those in a tint of it included.
    private func clusters(of part: Part) -> [[DrawnDot]] {
        let dots = part.drawn.dots.filter { $0.clip != nil && $0.color.opacity(1) != .background }
        let panels = Dictionary(grouping: dots) { dot in
            dot.clip.map { [$0.x, $0.y, $0.width, $0.height] } ?? []
        }
        return panels.values.flatMap { dots -> [[DrawnDot]] in
            let colors = Set(dots.map { $0.color.opacity(1) })
            let full = Dictionary(
                uniqueKeysWithValues: colors.map { color in
                    (color, colors.first { $0 != color && color.isTint(of: $0) } ?? color)
                })
            return Array(Dictionary(grouping: dots) { full[$0.color.opacity(1)] ?? $0.color }.values)
        }
    }

    /// Labels that cover more than a fifth of the dots of a class.
    private func hidden(_ part: Part) -> [String] {
        let clusters = clusters(of: part).filter { $0.count >= Self.leastCluster }
        return part.drawn.texts.filter(\.hasHalo).flatMap { text in
            clusters.compactMap { dots in
                let covered = Double(dots.count { text.box.contains($0.center) }) / Double(dots.count)
                return covered > 0.2 ? "“\(text.text)” hides \(Int(covered * 100)) % of \(dots.count) dots" : nil
            }
        }
    }

    private static let leastCluster = 8
}

extension Rectangle {
    /// True if two rectangles share an area of more than so many points in both directions.
    fileprivate func reaches(into other: Rectangle, by length: Double) -> Bool {
        min(maxX, other.maxX) - max(x, other.x) > length && min(maxY, other.maxY) - max(y, other.y) > length
    }

    fileprivate func leaves(_ frame: Rectangle, by length: Double) -> Bool {
        x < frame.x - length || y < frame.y - length || maxX > frame.maxX + length || maxY > frame.maxY + length
    }

    fileprivate func contains(_ point: Point) -> Bool {
        point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
    }
}

extension Color {
    /// True if another colour becomes this one where it is laid on white with less than full strength.
    fileprivate func isTint(of other: Color) -> Bool {
        let parts = [(red, other.red), (green, other.green), (blue, other.blue)]
        let shares = parts.filter { $0.1 < 0.999 }.map { (1 - $0.0) / (1 - $0.1) }
        guard let least = shares.min(), let most = shares.max() else { return false }
        return most - least < 0.01 && most < 0.95 && parts.allSatisfy { $0.1 < 0.999 || $0.0 > 0.999 }
    }
}

extension RasterImage {
    /// True if a pixel that is not white lies under a part of the page.
    fileprivate func hasInk(under box: Rectangle, of place: Rectangle) -> Bool {
        func pixels(_ low: Double, _ high: Double, _ start: Double, _ length: Double, _ count: Int) -> Range<Int> {
            // Half a point for the soft edges of letters.
            let first = Int(((low + 0.5 - start) / length * Double(count)).rounded(.down))
            let last = Int(((high - 0.5 - start) / length * Double(count)).rounded(.up))
            return max(0, first)..<max(0, first, min(count, last))
        }
        guard place.width > 0, place.height > 0 else { return false }
        let columns = pixels(box.x, box.maxX, place.x, place.width, width)
        let rows = pixels(box.y, box.maxY, place.y, place.height, height)
        return rows.contains { row in
            columns.contains { column in
                self.pixels[(row * width + column) * 3..<(row * width + column) * 3 + 3].contains { $0 < 250 }
            }
        }
    }
}
