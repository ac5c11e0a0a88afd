/// Text in which some runs are semibold, in another colour, or links.
package struct StyledText: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// A stretch of text set one way.
    package struct Run: Sendable, Equatable {
        package var text: String
        package var weight: TextStyle.Weight
        /// The run's colour where it is not the paragraph's.
        package var color: Color?
        /// The named destination of the document that the run leads to.
        package var destination: String?

        package init(
            _ text: String, weight: TextStyle.Weight = .regular, color: Color? = nil, destination: String? = nil
        ) {
            self.text = text
            self.weight = weight
            self.color = color ?? (destination == nil ? nil : .link)
            self.destination = destination
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

    /// Text that leads to a named destination of the document.
    package static func link(_ text: String, to destination: String) -> StyledText {
        StyledText([Run(text, destination: destination)])
    }

    /// The first characters, set as they are.
    func prefix(_ count: Int) -> StyledText {
        var left = count
        var result: [Run] = []
        for run in runs where left > 0 {
            var cut = run
            cut.text = String(run.text.prefix(left))
            left -= cut.text.count
            result.append(cut)
        }
        return StyledText(result)
    }

    package static func + (left: StyledText, right: StyledText) -> StyledText { StyledText(left.runs + right.runs) }
}
