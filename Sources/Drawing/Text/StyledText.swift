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
        /// True if the text stands for the number of the page that the destination is on, which a document's pages fill in.
        package var isPageNumber = false
        /// The way in which the run's destination is named once a document knows its name; nil for plain text.
        package var mention: Mention?
        /// True if the text has a meaning on numbered pages alone, such as the words around a page's number.
        package var isOnPagesOnly = false

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

    /// The number of the page that a named destination of the document is on.
    ///
    /// Two digits keep its place until pages are made.
    ///
    /// - Parameters:
    ///   - destination: The destination, to which the text leads too.
    ///   - words: What stands before the number, such as ", page ".
    /// - Returns: Both.
    package static func pageNumber(of destination: String, after words: String = "") -> StyledText {
        var before = Run(words, destination: destination)
        before.isOnPagesOnly = true
        var number = Run("00", destination: destination)
        (number.isPageNumber, number.isOnPagesOnly) = (true, true)
        return StyledText(words.isEmpty ? [number] : [before, number])
    }

    /// Text that has a meaning on numbered pages alone.
    package static func onPagesOnly(_ text: String) -> StyledText {
        var run = Run(text)
        run.isOnPagesOnly = true
        return StyledText([run])
    }

    /// True if a page's number stands in it.
    var hasPageNumbers: Bool { runs.contains(where: \.isPageNumber) }

    /// The same text with the numbers of pages, by their destinations; those that are not known stay what they are.
    func withPageNumbers(_ numbers: [String: Int]) -> StyledText {
        var result = self
        for (index, run) in runs.enumerated() where run.isPageNumber {
            guard let number = run.destination.flatMap({ numbers[$0] }) else { continue }
            result.runs[index].text = String(number)
        }
        return result
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
