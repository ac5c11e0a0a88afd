internal import Drawing

extension [DocumentBlock] {
    /// The same blocks, with figures that follow each other and are narrower than the text side by side.
    var packed: [DocumentBlock] {
        var result: [DocumentBlock] = []
        for block in self {
            if let figure = block.narrowFigure, case .row(let row)? = result.last, let width = row.first?.width,
                width == figure.width, row.count < width.columns
            {
                result[result.count - 1] = .row(row + [figure])
            } else {
                result.append(block.narrowFigure.map { .row([$0]) } ?? block)
            }
        }
        return result
    }
}

extension DocumentBlock {
    /// The figure of a block that holds no more than one, which is narrower than the text; nil of others.
    fileprivate var narrowFigure: ReportFigure? {
        switch self {
        case .figure(let figure) where figure.width != .full: figure
        case .row(let figures) where figures.count == 1 && figures[0].width != .full: figures[0]
        case .figure, .row, .paragraph, .table: nil
        }
    }
}

extension ReportFigure.Width {
    /// The number of figures of the width that stand side by side.
    fileprivate var columns: Int { block.rawValue }
}
