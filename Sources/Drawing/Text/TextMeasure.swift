/// The room that a line of text takes, in points.
package struct TextExtent: Sendable, Equatable {
    package var width: Double
    /// From the baseline up.
    package var ascent: Double
    /// From the baseline down.
    package var descent: Double
    package var height: Double { ascent + descent }
}

/// Measures and breaks text as it will be drawn.
package enum TextMeasure {
    /// The room that a string takes on one line.
    package static func extent(of string: String, style: TextStyle) -> TextExtent {
        extent(of: StyledText(string), style: style)
    }

    /// The room that styled text takes on one line.
    package static func extent(of text: StyledText, style: TextStyle) -> TextExtent {
        TextLayout(text, style: style).lines.first?.extent ?? TextExtent(width: 0, ascent: 0, descent: 0)
    }

    /// The place where a string that is too long is cut.
    package enum Cut: Sendable {
        case end
        /// Both ends stay, the beginning twice as long: for names that differ at their end.
        case middle
    }

    /// The string cut to fit a width, with an ellipsis where something was cut.
    package static func truncated(
        _ string: String, to width: Double, style: TextStyle, cut: Cut = .end
    ) -> String {
        let printable = string.printable()
        guard extent(of: printable, style: style).width > width else { return printable }
        let characters = Array(printable)
        // The most characters that fit, by bisection: widths grow with the count but for kerning.
        var fitting = 0
        var tooMany = characters.count
        while tooMany - fitting > 1 {
            let middle = (fitting + tooMany) / 2
            if extent(of: ellipsized(characters, keeping: middle, cut: cut), style: style).width <= width {
                fitting = middle
            } else {
                tooMany = middle
            }
        }
        return ellipsized(characters, keeping: fitting, cut: cut)
    }

    /// The lines that text is broken into at a width, in points.
    package static func lines(of string: String, style: TextStyle, width: Double) -> [String] {
        let layout = TextLayout(StyledText(string), style: style, width: width)
        let bytes = Array(layout.text.utf8)
        return layout.lines.map { line in
            String(decoding: bytes[line.range], as: UTF8.self).trimmingTrailingSpaces()
        }
    }

    private static func ellipsized(_ characters: [Character], keeping count: Int, cut: Cut) -> String {
        let last = cut == .middle ? count / 3 : 0
        return String(characters.prefix(count - last)).trimmingTrailingSpaces() + "…" + String(characters.suffix(last))
    }
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        var result = self
        while result.hasSuffix(" ") { result.removeLast() }
        return result
    }
}
