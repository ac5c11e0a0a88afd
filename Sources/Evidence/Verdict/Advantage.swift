internal import EmbeddingQuality

/// The better of two methods by a measure.
enum Advantage {
    /// The measures besides the error that a verdict is held against.
    static let measures: [Measure] = [.knnAccuracy, .knnR2, .trustworthiness]

    /// The id of the method that is better beyond doubt; nil where neither is, or one of them has no value.
    ///
    /// Of means over rows, the 95 % interval of the paired difference excludes 0; of others, their intervals are apart.
    static func holder(of measure: Measure, _ first: MethodResult, _ second: MethodResult, in study: Study) -> String? {
        guard let higherIsBetter = measure.higherIsBetter, let one = first.measures[measure],
            let other = second.measures[measure]
        else { return nil }
        let firstIsHigher: Bool
        if let rows = one.rows, let others = other.rows, rows.rowCount == others.rowCount {
            let difference = rows.difference(from: others).estimate(study.data.bootstrap(seed: study.settings.seed))
            guard difference.lower > 0 || difference.upper < 0 else { return nil }
            firstIsHigher = difference.lower > 0
        } else {
            let (one, other) = (one.estimate, other.estimate)
            guard one.lower > other.upper || one.upper < other.lower else { return nil }
            firstIsHigher = one.lower > other.upper
        }
        return firstIsHigher == higherIsBetter ? first.id : second.id
    }
}
