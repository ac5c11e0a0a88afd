internal import Core
internal import EmbeddingQuality

/// Rows of a rare kind whose errors are so large that they make up much of a mean over many rows, and of which the test rows hold
/// too few to show it.
///
/// They are looked for among the training rows, which are several times as many: what the errors of some of them are worth to
/// the mean, few test rows can't tell, and an interval that is made of test rows alone knows nothing of kinds that are not
/// among them.
struct RareRows: Equatable {
    /// The number of training rows of that kind.
    let count: Int
    /// Their share of PCA's error over the training rows.
    let errorShare: Double
    /// The network's error by PCA's over them.
    let ratio: Double

    /// The share of PCA's error from which they matter.
    static let leastShare = 0.05
}

extension RareRows {
    /// Looks for rare rows; nil where there are none, or where the test rows hold enough of them.
    ///
    /// - Parameters:
    ///   - network: The network's error of each training row.
    ///   - pca: PCA's error of each training row.
    ///   - testUnits: The number of independent test rows.
    init?(network: [Double], pca: [Double], testUnits: Int) {
        let outlying = OutlyingRows(network, pca).places
        let whole = pca.reduce(0, +)
        let theirs = outlying.reduce(0) { $0 + pca[$1] }
        guard !outlying.isEmpty, whole > 0, theirs > 0 else { return nil }
        let expected = Double(outlying.count) / Double(pca.count) * Double(testUnits)
        guard expected < Double(RatioInterval.leastUnits), theirs / whole > Self.leastShare else { return nil }
        let ratio = outlying.reduce(0) { $0 + network[$1] } / theirs
        guard ratio.isFinite else { return nil }
        self.init(count: outlying.count, errorShare: theirs / whole, ratio: ratio)
    }

    /// A ratio over other rows, as it is with these in their share.
    func joined(to others: RatioInterval) -> RatioInterval {
        func join(_ other: Double) -> Double { (1 - errorShare) * other + errorShare * ratio }
        return RatioInterval(
            ratio: join(others.ratio), lower: join(others.lower), upper: join(others.upper),
            trainingShare: others.trainingShare)
    }
}
