internal import Drawing

/// The evidence for and against the verdict in sentences, each with the figure, table or section that shows it.
struct CitedText {
    let text: StyledText

    init(_ verdict: VerdictText) {
        let sentences = zip(verdict.evidence, verdict.evidencePlaces).map { Self.cited($0.unbroken, $1) }
        text = sentences.dropFirst().reduce(sentences.first ?? "") { $0 + " " + $1 }
    }

    /// A sentence with its place in brackets before the full stop.
    private static func cited(_ sentence: String, _ place: VerdictText.Place?) -> StyledText {
        guard let place, sentence.hasSuffix(".") else { return StyledText(sentence) }
        return StyledText(String(sentence.dropLast()))
            + .mention(of: place.destination, before: " (", after: ")", showsPage: place.showsPage) + "."
    }
}
