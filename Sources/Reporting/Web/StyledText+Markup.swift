internal import Drawing

extension StyledText {
    /// The text as markup, without what has a meaning on numbered pages alone.
    var markup: String { runs.filter { !$0.isOnPagesOnly }.map(\.markup).joined() }
}

extension StyledText.Run {
    fileprivate var markup: String {
        var markup = text.escapedForMarkup(limit: 20_000)
        if weight == .semibold { markup = "<strong>\(markup)</strong>" }
        if color == .muted { markup = "<span class=\"muted\">\(markup)</span>" }
        if let destination { markup = "<a href=\"#\(destination.escapedForMarkup())\">\(markup)</a>" }
        return markup
    }
}
