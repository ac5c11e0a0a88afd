extension Block {
    /// Steps of 4 pt between things that belong together, 16 between blocks, 24 above a first-level heading.
    private enum Space {
        static let caption = 4.0
        static let afterHeading = 4.0
        static let paragraphs = 8.0
        static let blocks = 16.0
        static let sections = 24.0
    }

    /// Paragraphs of so many lines and fewer are never divided between pages.
    private static let mostLinesKept = 15
    /// Tables of so many rows and fewer are never divided between pages.
    private static let mostRowsKept = 8

    /// The parts of the block, on paper of a width and with at most a page's height each.
    ///
    /// - Parameters:
    ///   - number: The block's position in the flow.
    ///   - previous: The block above.
    ///   - page: The room on a page, in points.
    ///   - columns: The number of columns that texts and tables flow in.
    /// - Returns: The parts from top to bottom; none for what only moves others.
    func chunks(number: Int, previous: Block?, page: Size, columns: Int = 1) -> [Chunk] {
        var page = page
        let flowsInColumns = columns > 1 && canFlowInColumns
        if flowsInColumns { page.width = (page.width - Paper.gutter * Double(columns - 1)) / Double(columns) }
        var chunks: [Chunk] =
            switch self {
            case .title(let title, let subtitle, let aside, let outlineTitle, let destination):
                Block.titleChunks(
                    title, subtitle, aside, (outlineTitle, destination), number: number, page: page)
            case .heading(let level, let text, let destination):
                Block.headingChunks(level, text, destination, number: number, page: page)
            case .paragraph(let text, let style):
                Block.lineChunks(
                    Paragraph(text, style: style, width: page.width), number: number, isDivided: flowsInColumns)
            case .figure(let figure):
                Block.rowChunks([figure], columns: figure.width.rawValue, number: number, page: page)
            case .row(let figures):
                Block.rowChunks(figures, columns: max(figures.count, 1), number: number, page: page)
            case .table(let table): Block.tableChunks(table, number: number, page: page)
            case .pageBreak: []
            }
        guard !chunks.isEmpty else { return [] }
        chunks[0].spaceBefore = spaceBefore(after: previous)
        chunks[0].breakCost = breakCost(after: previous)
        if flowsInColumns {
            for index in chunks.indices { chunks[index].columns = columns }
        }
        return chunks
    }

    /// True of texts and tables, which can be made narrower.
    private var canFlowInColumns: Bool {
        switch self {
        case .paragraph, .table: true
        case .title, .heading, .figure, .row, .pageBreak: false
        }
    }

    private func spaceBefore(after previous: Block?) -> Double {
        switch (previous, self) {
        case (.heading, _): Space.afterHeading
        case (_, .heading(let level, _, _)): level == 1 ? Space.sections : Space.blocks
        case (.paragraph, .paragraph), (.table, .paragraph(_, .note)): Space.paragraphs
        default: Space.blocks
        }
    }

    /// The cost of a page that ends between the block above and this one.
    private func breakCost(after previous: Block?) -> Double {
        switch (previous, self) {
        case (_, .title), (_, .heading(level: 1, _, _)), (_, .pageBreak), (nil, _): 0
        case (.paragraph, .figure), (.paragraph, .row), (.paragraph, .table): PageCost.beforeFigure
        // A remark belongs to what it stands below.
        case (_, .paragraph(_, .note)): PageCost.withinParagraph
        case (.paragraph, .paragraph): PageCost.betweenParagraphs
        case (_, .paragraph): PageCost.afterFigure
        default: PageCost.betweenFigures
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
        var items = [PageItem(heading, x: 0, y: 0, block: number)]
        items[0].outline = names.outline.map { PageItem.OutlineEntry(title: $0, level: 1) }
        items[0].destination = names.destination
        if facts.lineCount > 0 { items.append(PageItem(facts, x: 0, y: top, block: number)) }
        if end.lineCount > 0 {
            // On the title's baseline.
            let y = isBesideTitle ? heading.height - end.height - 1.5 : top
            items.append(PageItem(end, x: page.width - asideWidth, y: y, block: number))
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
        var heading = PageItem(paragraph, x: 0, y: 0, block: number)
        heading.outline = PageItem.OutlineEntry(title: text, level: min(max(level, 1), 2))
        heading.destination = destination
        return [Chunk(items: [heading], height: paragraph.height, spaceBefore: 0, keepsWithNext: true)]
    }

    /// A paragraph's lines: all on the same page unless they are many, of which no single first or last one stands alone.
    private static func lineChunks(_ paragraph: Paragraph, number: Int, isDivided: Bool = false) -> [Chunk] {
        let count = paragraph.lineCount
        let isWhole = !isDivided && count <= mostLinesKept
        return (0..<count).map { line in
            let frame = Rectangle(x: 0, y: 0, width: paragraph.width, height: paragraph.style.leading)
            let content = PageItem.Content.lines(paragraph, line..<line + 1)
            var chunk = Chunk(
                items: [PageItem(content: content, frame: frame, block: number)], height: frame.height, spaceBefore: 0,
                keepsWithNext: line + 1 < count && (isWhole || line == 0 || line == count - 2))
            chunk.breakCost = PageCost.withinParagraph
            return chunk
        }
    }

    /// Figures side by side, each with its caption; a caption of half a page and more goes on over the next.
    private static func rowChunks(_ figures: [FigureBlock], columns: Int, number: Int, page: Size) -> [Chunk] {
        guard !figures.isEmpty else { return [] }
        let captions = figures.map { Paragraph($0.caption, style: .caption, width: page.width) }
        let isLong = captions.contains { $0.height > page.height / 2 }
        let bare = figures.map { figure in
            var figure = figure
            figure.caption = ""
            return figure
        }
        let row = FigureRow(
            isLong ? bare : figures, columns: columns, available: page.width, number: number, pageHeight: page.height)
        var chunk = Chunk(items: [], height: row.height(step: 0), spaceBefore: 0, keepsWithNext: isLong)
        chunk.figures = row
        guard isLong else { return [chunk] }
        return [chunk]
            + captions.flatMap { caption in
                var lines = lineChunks(caption, number: number)
                if !lines.isEmpty { lines[0].spaceBefore = Space.caption }
                return lines
            }
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
            let keeps =
                index + 1 < rowCount
                ? index == 0 || index == rowCount - 2 || rowCount <= mostRowsKept : hasNotes
            var chunk = Chunk(
                items: [part], height: layout.rowHeights[index],
                spaceBefore: index == 0 && !chunks.isEmpty ? Space.caption : 0, keepsWithNext: keeps,
                row: (layout, index))
            chunk.breakCost = PageCost.withinTable
            chunks.append(chunk)
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
}
