package import Core

extension Matrix {
    /// The columns of the largest variance over rows, ascending; the first ones where there are no rows.
    package func columns(ofLargestVariance most: Int) -> [Int] {
        let all = Array(0..<columns)
        guard all.count > most, rows > 0 else { return Array(all.prefix(most)) }
        let variances = all.map { SampleMoments(column($0).map(Double.init)).variance.finite ?? 0 }
        return all.sorted { (-variances[$0], $0) < (-variances[$1], $1) }.prefix(most).sorted()
    }
}
