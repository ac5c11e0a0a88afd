internal import Core

/// The rows that a user asks to be held out for testing: those whose label lies in a range.
package struct HeldOutRows: Sendable, Equatable, Codable {
    /// The path of the label in the file, as that of any other label.
    package let path: String
    /// The smallest and the largest label that is held out.
    package let range: ClosedRange<Double>

    package init(path: String, range: ClosedRange<Double>) {
        self.path = path
        self.range = range
    }
}

extension HeldOutRows: LosslessStringConvertible {
    /// Reads "PATH:FROM..TO"; nil of any other text.
    package init?(_ text: String) {
        // Of three points, the last could be that of a number.
        guard let colon = text.lastIndex(of: ":"), colon > text.startIndex, !text[colon...].contains("...") else {
            return nil
        }
        let ends = text[text.index(after: colon)...].split(separator: "..", omittingEmptySubsequences: false)
            .map { Double($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from.isFinite, to.isFinite, from < to else {
            return nil
        }
        self.init(path: String(text[..<colon]), range: from...to)
    }

    package var description: String {
        "\(path):\(OptionValue.number(range.lowerBound))..\(OptionValue.number(range.upperBound))"
    }
}
