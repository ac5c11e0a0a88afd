internal import Core

/// The numbers of a label as a measure of neighbours takes them: their ranks where some lie far out, which would decide alone
/// what any mean of squares says.
struct LabelRanks {
    /// The numbers as they are, or their ranks among those that are known, divided by how many these are; `[rows]`.
    let values: [Double]
    /// True if they are ranks.
    let areRanks: Bool

    /// The number of interquartile ranges beyond the quartiles from which a number is an outlier.
    static let farOut = 10.0

    /// The numbers of all rows; what is not finite is missing.
    init(_ values: [Double]) {
        let known = values.indices.filter { values[$0].isFinite }.sorted { values[$0] < values[$1] }
        areRanks = Self.hasFarOut(known.map { values[$0] })
        guard areRanks else {
            self.values = values
            return
        }
        var ranks = [Double](repeating: .nan, count: values.count)
        for (row, rank) in zip(known, known.map({ values[$0] }).meanRanks) {
            ranks[row] = (rank + 1) / Double(known.count)
        }
        self.values = ranks
    }

    private static func hasFarOut(_ sorted: [Double]) -> Bool {
        guard let least = sorted.first, let most = sorted.last else { return false }
        func quantile(_ fraction: Double) -> Double { Percentile.of(sorted: sorted, fraction) }
        var (low, high) = (quantile(0.25), quantile(0.75))
        // Where half of the numbers are the same, more of them say how far the others usually lie.
        if low == high { (low, high) = (quantile(0.025), quantile(0.975)) }
        guard low < high else { return least < most && sorted.count >= 40 }
        let reach = farOut * (high - low)
        return least < low - reach || most > high + reach
    }
}
