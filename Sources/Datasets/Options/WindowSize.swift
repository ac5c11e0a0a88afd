/// The windows of a long series that a user wants as rows.
package struct WindowSize: Sendable, Equatable, Codable {
    /// The number of times in each.
    package let length: Int
    /// The number of times from the start of one to that of the next.
    package let step: Int

    /// The most times of a window.
    package static let longest = 10_000_000

    /// Windows of a length, each beginning where the one before ends unless a step is given; nil where either is out of range.
    package init?(length: Int, step: Int? = nil) {
        guard (2...Self.longest).contains(length), (1...Self.longest).contains(step ?? length) else { return nil }
        self.length = length
        self.step = step ?? length
    }
}

extension WindowSize: LosslessStringConvertible {
    /// Reads "LENGTH" or "LENGTH:STEP"; nil of any other text.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (1...2).contains(numbers.count) else { return nil }
        self.init(length: numbers[0], step: numbers.count == 2 ? numbers[1] : nil)
    }

    package var description: String { step == length ? "\(length)" : "\(length):\(step)" }
}
