/// Numbers of a label that lie so far beyond all others that nothing could be seen or measured of these, such as marks of errors.
enum LabelOutliers {
    /// The distance from the quartiles, in ranges between these, beyond which a number is such.
    private static let farthest = 1_000.0
    /// The largest share of such numbers; where there are more, they are what is measured.
    private static let largestShare = 0.01

    /// The numbers without such ones, NaN in their places, and these.
    ///
    /// - Parameter values: The number of each row; NaN where it is missing.
    /// - Returns: The numbers of all rows, and those that were taken out.
    /// - Complexity: O(n log n).
    static func left(_ values: [Double]) -> (values: [Double], outliers: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        guard sorted.count >= 20 else { return (values, []) }
        let (low, high) = (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
        let reach = farthest * (high - low)
        guard reach > 0, reach.isFinite else { return (values, []) }
        let isFar = { (value: Double) in value < low - reach || value > high + reach }
        let outliers = values.filter { $0.isFinite && isFar($0) }
        guard !outliers.isEmpty, Double(outliers.count) <= largestShare * Double(sorted.count) else {
            return (values, [])
        }
        return (values.map { isFar($0) ? .nan : $0 }, outliers)
    }
}
