extension Range<Int> {
    /// The range in parts of so many, one after the other; the last may be shorter.
    ///
    ///     (0..<10).parts(of: 4)    // 0..<4, 4..<8, 8..<10
    ///
    /// - Precondition: `size > 0`.
    package func parts(of size: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min($0 + size, upperBound) }
    }
}
