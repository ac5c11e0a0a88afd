package import Drawing

extension ReportFigure {
    /// The caption of the figure, once its document has numbered it.
    package var captionText: StyledText { .caption("\(label). \(finding)", explanation: explanation, pointer: pointer) }
}

extension ReportTable {
    /// The caption of the table, once its document has numbered it.
    package var captionText: StyledText {
        .caption("\(label). \(caption).", explanation: explanation, pointer: pointer)
    }
}

extension StyledText {
    fileprivate static func caption(_ finding: String, explanation: String, pointer: StyledText) -> StyledText {
        let text = StyledText("\(finding) ".unbroken, weight: .semibold) + StyledText(explanation.unbroken)
        return pointer.isEmpty ? text : text + " " + pointer
    }
}
