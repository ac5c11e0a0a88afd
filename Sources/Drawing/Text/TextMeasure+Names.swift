extension TextMeasure {
    /// Names of one list cut to fit a width: each in the middle, and around what differs where that would make several alike.
    ///
    /// - Parameters:
    ///   - names: The names, in any order.
    ///   - width: The width, in points.
    ///   - style: The font size and weight.
    /// - Returns: A text for each name, in their order.
    package static func truncated(_ names: [String], to width: Double, style: TextStyle) -> [String] {
        var texts = names.map { truncated($0, to: width, style: style, cut: .middle) }
        let alike = Dictionary(grouping: names.indices) { texts[$0] }.values
        for places in alike where Set(places.map { names[$0] }).count > 1 {
            let parts = places.map { Array(names[$0].printable()) }
            let difference = difference(of: parts)
            for (place, characters) in zip(places, parts) {
                let core = difference.start..<max(difference.start, characters.count - difference.end)
                texts[place] = window(about: core, of: characters, to: width, style: style)
            }
        }
        return texts
    }

    /// The numbers of characters that all of some names begin and end with.
    private static func difference(of names: [[Character]]) -> (start: Int, end: Int) {
        let shortest = names.map(\.count).min() ?? 0
        func areAlike(_ character: ([Character]) -> Character) -> Bool { Set(names.map(character)).count == 1 }
        let start = (0..<shortest).first { place in !areAlike { $0[place] } } ?? shortest
        let end = (0..<shortest - start).first { place in !areAlike { $0[$0.count - 1 - place] } } ?? shortest - start
        return (start, end)
    }

    /// The widest stretch of a name about a part of it that fits a width, with an ellipsis at either end where something was cut.
    private static func window(
        about core: Range<Int>, of characters: [Character], to width: Double, style: TextStyle
    ) -> String {
        func text(_ more: Int) -> String {
            let shown = max(0, core.lowerBound - more)..<min(characters.count, core.upperBound + more)
            return (shown.lowerBound > 0 ? "…" : "") + String(characters[shown])
                + (shown.upperBound < characters.count ? "…" : "")
        }
        var (fitting, tooMany) = (0, characters.count)
        while tooMany - fitting > 1 {
            let middle = (fitting + tooMany) / 2
            if extent(of: text(middle), style: style).width <= width { fitting = middle } else { tooMany = middle }
        }
        return truncated(text(fitting), to: width, style: style, cut: .middle)
    }
}
