package import EmbeddingQuality
internal import Methods
internal import Rows

/// The verdict of a split of single rows at random, beside a report whose split keeps more of them together.
package struct RandomSplit: Codable, Sendable {
    package let grade: Grade
    /// The reduction of the error by the network, as a share of PCA's; nil if the rows do not bound it.
    package let mseReduction: Estimate?
    /// The number of its test rows.
    package let testRows: Int
    /// True if it contradicts the report's split: another grade, or an interval apart from that of the report's split.
    package let differs: Bool

    package init(grade: Grade, mseReduction: Estimate?, testRows: Int, differs: Bool) {
        self.grade = grade
        self.mseReduction = mseReduction
        self.testRows = testRows
        self.differs = differs
    }

    /// The comparison of a network with PCA on a study's random split; nil without one.
    ///
    /// - Parameters:
    ///   - study: The study.
    ///   - network: The network of the verdict.
    ///   - pca: PCA.
    ///   - judgement: What the report's own split says.
    ///   - interval: The interval of that, as a reduction.
    init?(
        in study: Study, _ network: MethodResult, with pca: MethodResult, against judgement: Judgement,
        _ interval: Estimate?
    ) {
        guard let own = study.onRandomSplit[network.method], let linear = study.onRandomSplit[pca.method],
            let error = linear.measures[.mse], let split = own.split,
            let comparison = ErrorComparison([own], with: [linear], in: study)
        else { return nil }
        let units = Set(split.test.map { row in split.groups?[row] ?? row }).count
        let random = Judgement(comparison, pcaError: error, units: units, margin: study.settings.margin)
        let reduction = comparison.interval?.reduction
        var areApart = false
        if let reduction, let interval {
            areApart = reduction.lower > interval.upper || reduction.upper < interval.lower
        }
        self.init(
            grade: random.grade, mseReduction: reduction, testRows: split.test.count,
            differs: areApart || random.grade != judgement.grade)
    }
}
