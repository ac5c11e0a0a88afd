extension [Double] {
    /// The numbers, where all of them are finite, so that JSON can hold them.
    package var finite: [Double]? { allSatisfy(\.isFinite) ? self : nil }
}

extension Double {
    /// The number, where it is finite, so that JSON can hold it.
    package var finite: Double? { isFinite ? self : nil }
}
