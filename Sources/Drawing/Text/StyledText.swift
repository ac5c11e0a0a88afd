/// Text in which some runs are semibold, in another colour, or links.
package struct StyledText: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// A stretch of text set one way.
    package struct Run: Sendable, Equatable {
        package var text: String
        package var weight: TextStyle.Weight
        /// The run's colour where it is not the paragraph's.
        package var color: Color?

        package init(_ text: String, weight: TextStyle.Weight = .regular, color: Color? = nil) {
            self.text = text
            self.weight = weight
            self.color = color
        }
    }

    package var runs: [Run]

    package init(_ runs: [Run]) { self.runs = runs }
    package init(_ text: String, weight: TextStyle.Weight = .regular, color: Color? = nil) {
        self.init([Run(text, weight: weight, color: color)])
    }
    package init(stringLiteral value: String) { self.init(value) }

    /// The characters alone.
    package var plain: String { runs.map(\.text).joined() }
    package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    /// Text in semibold.
    package static func bold(_ text: String) -> StyledText { StyledText(text, weight: .semibold) }

    package static func + (left: StyledText, right: StyledText) -> StyledText { StyledText(left.runs + right.runs) }
}
