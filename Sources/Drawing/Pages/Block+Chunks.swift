extension Block {
    /// Steps of 4 pt between things that belong together, 16 between blocks, 24 above a first-level heading.
    private enum Space {
        static let caption = 4.0
        static let afterHeading = 4.0
        static let paragraphs = 8.0
        static let blocks = 16.0
        static let sections = 24.0
    }

    /// The parts of the block, on paper of a width and with at most a page's height each.
    ///
    /// - Parameters:
    ///   - number: The block's position in the flow.
    ///   - previous: The block above.
    ///   - page: The room on a page, in points.
    /// - Returns: The parts from top to bottom; none for what only moves others.
    func chunks(number: Int, previous: Block?, page: Size) -> [Chunk] {
        var chunks: [Chunk] =
            switch self {
            case .title(let title, let subtitle, let aside, let outlineTitle, let destination):
                Block.titleChunks(
                    title, subtitle, aside, (outlineTitle, destination), number: number, page: page)
            case .heading(let level, let text, let destination):
                Block.headingChunks(level, text, destination, number: number, page: page)
            case .paragraph(let text, let style):
                Block.lineChunks(Paragraph(text, style: style, width: page.width), number: number)
            case .figure(let figure):
                Block.rowChunks([figure], columns: figure.width.rawValue, caption: "", number: number, page: page)
            case .row(let figures, let caption):
                Block.rowChunks(figures, columns: max(figures.count, 1), caption: caption, number: number, page: page)
            case .table(let table): Block.tableChunks(table, number: number, page: page)
            case .pageBreak: []
            }
        if !chunks.isEmpty { chunks[0].spaceBefore = spaceBefore(after: previous) }
        return chunks
    }

    private func spaceBefore(after previous: Block?) -> Double {
        switch (previous, self) {
        case (.heading, _): Space.afterHeading
        case (_, .heading(let level, _, _)): level == 1 ? Space.sections : Space.blocks
        case (.paragraph, .paragraph): Space.paragraphs
        default: Space.blocks
        }
    }

    private static func titleChunks(
        _ title: String, _ subtitle: StyledText, _ aside: String, _ names: (outline: String?, destination: String?),
        number: Int, page: Size
    ) -> [Chunk] {
        let asideWidth = min(
            TextMeasure.extent(of: aside, style: ParagraphStyle.detail.text).width + 0.1, page.width / 2)
        let end = Paragraph(StyledText(aside), style: .detail, width: asideWidth)
        let room = aside.isEmpty ? page.width : page.width - asideWidth - Paper.gutter
        let titleWidth = TextMeasure.extent(of: title, style: ParagraphStyle.title.text).width
        // The aside stands beside a short title, so that the facts have a line of their own; otherwise beside the facts.
        let isBesideTitle = end.lineCount <= 1 && titleWidth <= room
        let heading = Paragraph(StyledText(title), style: .title, width: isBesideTitle ? room : page.width)
        let facts = Paragraph(subtitle, style: .detail, width: isBesideTitle ? page.width : room)
        let top = heading.height + Space.caption
        var items = [item(heading, x: 0, y: 0, block: number)]
        items[0].outline = names.outline.map { PageItem.OutlineEntry(title: $0, level: 1) }
        items[0].destination = names.destination
        if facts.lineCount > 0 { items.append(item(facts, x: 0, y: top, block: number)) }
        if end.lineCount > 0 {
            // On the title's baseline.
            let y = isBesideTitle ? heading.height - end.height - 1.5 : top
            items.append(item(end, x: page.width - asideWidth, y: y, block: number))
        }
        return [
            Chunk(
                items: items, height: top + max(facts.height, isBesideTitle ? 0 : end.height), spaceBefore: 0)
        ]
    }

    private static func headingChunks(
        _ level: Int, _ text: String, _ destination: String?, number: Int, page: Size
    ) -> [Chunk] {
        let style: ParagraphStyle = level == 1 ? .heading1 : .heading2
        let paragraph = Paragraph(StyledText(text), style: style, width: page.width)
        var heading = item(paragraph, x: 0, y: 0, block: number)
        heading.outline = PageItem.OutlineEntry(title: text, level: min(max(level, 1), 2))
        heading.destination = destination
        return [Chunk(items: [heading], height: paragraph.height, spaceBefore: 0, keepsWithNext: true)]
    }

    /// A paragraph's lines, of which no single first or last one stands alone on a page.
    private static func lineChunks(_ paragraph: Paragraph, number: Int) -> [Chunk] {
        (0..<paragraph.lineCount).map { line in
            let frame = Rectangle(x: 0, y: 0, width: paragraph.width, height: paragraph.style.leading)
            let content = PageItem.Content.lines(paragraph, line..<line + 1)
            return Chunk(
                items: [PageItem(content: content, frame: frame, block: number)], height: frame.height, spaceBefore: 0,
                keepsWithNext: line + 1 < paragraph.lineCount && (line == 0 || line == paragraph.lineCount - 2))
        }
    }

    /// Figures side by side, each with its caption below the highest of them.
    private static func rowChunks(
        _ figures: [FigureBlock], columns: Int, caption: StyledText, number: Int, page: Size
    ) -> [Chunk] {
        guard !figures.isEmpty else { return [] }
        let width = Paper.columnWidth(of: columns)
        let captions = figures.map { Paragraph($0.caption, style: .caption, width: width) }
        let shared = Paragraph(caption, style: .caption, width: page.width)
        let captionHeight = captions.map(\.height).max() ?? 0
        let below =
            (captionHeight > 0 ? captionHeight + Space.caption : 0)
            + (shared.lineCount > 0 ? shared.height + Space.caption : 0)
        let room = max(page.height - below, page.height / 2)
        let sizes = figures.map { fitted($0.figure, width: width, height: min(room, $0.maximumHeight ?? room)) }
        let figureHeight = sizes.map(\.height).max() ?? 0

        var items: [PageItem] = []
        for (index, figure) in figures.enumerated() {
            let x = Double(index) * (width + Paper.gutter)
            let frame = Rectangle(
                x: x + (width - sizes[index].width) / 2, y: 0, width: sizes[index].width, height: sizes[index].height)
            items.append(
                PageItem(
                    content: .figure(figure.figure), frame: frame, block: number,
                    outline: figure.outlineTitle.map { PageItem.OutlineEntry(title: $0, level: 2) },
                    destination: figure.destination))
        }
        // Captions that would take half a page and more go on over the next; all others stay whole.
        guard figureHeight + below <= page.height else {
            var chunks = [Chunk(items: items, height: figureHeight, spaceBefore: 0, keepsWithNext: true)]
            for paragraph in captions.map({ Paragraph($0.text, style: .caption, width: page.width) }) + [shared] {
                var lines = lineChunks(paragraph, number: number)
                if !lines.isEmpty { lines[0].spaceBefore = Space.caption }
                chunks += lines
            }
            return chunks
        }
        var y = figureHeight
        if captionHeight > 0 {
            y += Space.caption
            for (index, caption) in captions.enumerated() where caption.lineCount > 0 {
                items.append(item(caption, x: Double(index) * (width + Paper.gutter), y: y, block: number))
            }
            y += captionHeight
        }
        if shared.lineCount > 0 { items.append(item(shared, x: 0, y: y + Space.caption, block: number)) }
        return [Chunk(items: items, height: figureHeight + below, spaceBefore: 0)]
    }

    /// The size of a figure at a width, or narrower where it would be too high and is less so when it is narrower.
    private static func fitted(_ figure: any Figure, width: Double, height: Double) -> Size {
        let natural = figure.height(forWidth: width)
        guard natural > height else { return Size(width: width, height: natural) }
        var narrow = width * 0.1
        var wide = width
        for _ in 0..<30 {
            let middle = (narrow + wide) / 2
            if figure.height(forWidth: middle) <= height { narrow = middle } else { wide = middle }
        }
        let found = figure.height(forWidth: narrow)
        // A chart with a line for each of its entries is as high when it is narrow.
        return found <= height ? Size(width: narrow, height: found) : Size(width: width, height: natural)
    }

    private static func tableChunks(_ block: TableBlock, number: Int, page: Size) -> [Chunk] {
        let layout = TableLayout(block.table, width: page.width)
        var chunks = lineChunks(Paragraph(block.caption, style: .caption, width: page.width), number: number)
        for index in chunks.indices { chunks[index].keepsWithNext = true }
        let rowCount = block.table.rows.count
        let hasNotes = !block.table.footnotes.isEmpty
        for index in 0..<rowCount {
            let frame = Rectangle(x: 0, y: 0, width: layout.width, height: layout.rowHeights[index])
            let part = PageItem(content: .rows(layout, index..<index + 1), frame: frame, block: number)
            let keeps = index + 1 < rowCount ? index == 0 || index == rowCount - 2 : hasNotes
            chunks.append(
                Chunk(
                    items: [part], height: layout.rowHeights[index],
                    spaceBefore: index == 0 && !chunks.isEmpty ? Space.caption : 0, keepsWithNext: keeps,
                    row: (layout, index)))
        }
        for (index, note) in TableLayout.footnotes(of: block.table, width: page.width).enumerated() {
            var lines = lineChunks(note, number: number)
            if index == 0, !lines.isEmpty { lines[0].spaceBefore = Space.caption }
            chunks += lines
        }
        if !chunks.isEmpty {
            chunks[0].items[0].destination = block.destination
            chunks[0].items[0].outline = block.outlineTitle.map { PageItem.OutlineEntry(title: $0, level: 2) }
        }
        return chunks
    }

    private static func item(_ paragraph: Paragraph, x: Double, y: Double, block: Int) -> PageItem {
        PageItem(
            content: .lines(paragraph, 0..<paragraph.lineCount),
            frame: Rectangle(x: x, y: y, width: paragraph.width, height: paragraph.height), block: block)
    }
}
