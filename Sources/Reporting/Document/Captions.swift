package import Drawing

extension ReportFigure {
    /// The caption of the figure, by its number in the document.
    package func caption(number: Int) -> StyledText {
        StyledText("Figure \(number). \(finding) ".unbroken, weight: .semibold) + StyledText(explanation.unbroken)
    }
}

extension ReportTable {
    /// The caption of the table, by its number in the document.
    package func caption(number: Int) -> StyledText {
        StyledText("Table \(number). \(caption). ".unbroken, weight: .semibold) + StyledText(explanation.unbroken)
    }
}
