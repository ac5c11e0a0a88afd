extension Block {
    /// True if its text, its captions or its table have the number of a page.
    var hasPageNumbers: Bool {
        switch self {
        case .paragraph(let text, _): text.hasPageNumbers
        case .table(let block): block.table.hasPageNumbers || block.caption.hasPageNumbers
        case .figure(let block): block.caption.hasPageNumbers
        case .row(let blocks): blocks.contains(where: \.caption.hasPageNumbers)
        case .title, .heading, .pageBreak: false
        }
    }

    /// The same block with the numbers of pages, by their destinations.
    func withPageNumbers(_ numbers: [String: Int]) -> Block {
        switch self {
        case .paragraph(let text, let style): return .paragraph(text.withPageNumbers(numbers), style: style)
        case .table(var block):
            block.table = block.table.withPageNumbers(numbers)
            block.caption = block.caption.withPageNumbers(numbers)
            return .table(block)
        case .figure(let block): return .figure(block.withPageNumbers(numbers))
        case .row(let blocks): return .row(blocks.map { $0.withPageNumbers(numbers) })
        case .title, .heading, .pageBreak: return self
        }
    }
}

extension FigureBlock {
    fileprivate func withPageNumbers(_ numbers: [String: Int]) -> FigureBlock {
        var block = self
        block.caption = caption.withPageNumbers(numbers)
        return block
    }
}
