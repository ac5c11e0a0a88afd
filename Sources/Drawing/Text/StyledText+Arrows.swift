extension StyledText {
    /// The same text, of which no line begins with an arrow.
    var withBoundArrows: StyledText {
        var result = self
        for index in result.runs.indices {
            for arrow in ["↑", "↓"] {
                result.runs[index].text = result.runs[index].text.replacing(" \(arrow)", with: "\u{A0}\(arrow)")
            }
        }
        return result
    }
}
