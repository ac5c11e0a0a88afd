extension Block {
    /// True if its text or its table has the number of a page.
    var hasPageNumbers: Bool {
        switch self {
        case .paragraph(let text, _): text.hasPageNumbers
        case .table(let block): block.table.hasPageNumbers
        case .title, .heading, .figure, .row, .pageBreak: false
        }
    }

    /// The same block with the numbers of pages, by their destinations.
    func withPageNumbers(_ numbers: [String: Int]) -> Block {
        switch self {
        case .paragraph(let text, let style): return .paragraph(text.withPageNumbers(numbers), style: style)
        case .table(var block):
            block.table = block.table.withPageNumbers(numbers)
            return .table(block)
        case .title, .heading, .figure, .row, .pageBreak: return self
        }
    }
}
