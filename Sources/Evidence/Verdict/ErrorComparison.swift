internal import EmbeddingQuality
internal import Rows

/// A comparison of a network's error with PCA's, row by row.
struct ErrorComparison {
    /// The network's error by PCA's, its mean over splits and trainings where there are several.
    let ratio: Double
    /// The ratio with its interval; nil where the rows do not bound it.
    let interval: RatioInterval?
    /// The number of rows with outlying errors.
    let outlyingRows: Int
    /// The ratio over the other rows with its interval; nil where none is outlying, or the rows do not bound it.
    let intervalWithoutOutlyingRows: RatioInterval?
    /// Rows of a kind that is too rare among the test rows; nil where there are none.
    var rareRows: RareRows?

    /// The ratio with rare rows in their share of the training rows; nil where there are none.
    var intervalWithRareRows: RatioInterval? {
        guard let rareRows, let others = intervalWithoutOutlyingRows ?? interval else { return nil }
        return rareRows.joined(to: others)
    }
}

extension ErrorComparison {
    /// Compares a network with PCA; nil where one of them has no errors.
    init?(_ network: MethodResult, with pca: MethodResult, in study: Study) {
        if network.variesSplit {
            self.init(network.repeats, with: pca.repeats, in: study)
        } else {
            self.init(onOneSplit: network, with: pca, in: study)
        }
    }

    /// Compares them on several splits, each by its seed; nil where one of them has no errors.
    init?(_ network: [RepeatedTraining], with pca: [RepeatedTraining], in study: Study) {
        guard !network.isEmpty else { return nil }
        var splits: [SplitErrors] = []
        for own in network {
            guard let errors = own.errors, let pcaErrors = pca.first(where: { $0.seed == own.seed })?.errors else {
                return nil
            }
            let split = own.split ?? study.data.split
            // Rows of a random split stand for themselves.
            let groups = own.split.map(\.groups) ?? study.data.groups
            splits.append(
                SplitErrors(
                    units: split.test.map { row in groups?[row] ?? row },
                    errors: RelativeReduction(of: errors, against: pcaErrors),
                    trainingCount: split.training.count + split.validation.count))
        }
        let ratios = splits.map(\.ratio)
        ratio = ratios.reduce(0, +) / Double(ratios.count)
        interval = RatioInterval(over: splits, areSuccessive: study.data.areGroupsSuccessive)

        let relative = splits.map(\.relative)
        let tested = network.map { ($0.split ?? study.data.split).test }
        let rows = tested.flatMap { $0 }
        let places = OutlyingRows(relative.flatMap(\.remaining), relative.flatMap(\.initial)).places
        let outlying = Set(places.map { rows[$0] })
        outlyingRows = outlying.count
        let kept = zip(splits, tested).compactMap { split, test in
            split.selecting(test.indices.filter { !outlying.contains(test[$0]) })
        }
        intervalWithoutOutlyingRows =
            outlying.isEmpty || kept.count < splits.count
            ? nil : RatioInterval(over: kept, areSuccessive: study.data.areGroupsSuccessive)
    }

    /// Compares them on the same test rows, the network over its trainings where there are several.
    private init?(onOneSplit network: MethodResult, with pca: MethodResult, in study: Study) {
        guard let pcaErrors = pca.measures[.mse]?.rows, let errors = Self.errors(of: network) else { return nil }
        let groups = study.data.testGroups
        let reduction = RelativeReduction(of: errors.mean, against: pcaErrors)
        ratio = 1 - reduction.value
        interval = reduction.interval(
            groups: groups, areSuccessive: study.data.areGroupsSuccessive, trainings: errors.trainings.map(\.value))
        let outlying = Set(OutlyingRows(errors.mean.perRow, pcaErrors.perRow).places)
        outlyingRows = outlying.count
        guard !outlying.isEmpty else {
            intervalWithoutOutlyingRows = nil
            return
        }
        let kept = pcaErrors.perRow.indices.filter { !outlying.contains($0) }
        intervalWithoutOutlyingRows = RelativeReduction(
            of: errors.mean.selecting(kept), against: pcaErrors.selecting(kept)
        ).interval(
            groups: groups.map { groups in kept.map { groups[$0] } }, areSuccessive: study.data.areGroupsSuccessive,
            trainings: errors.trainings.map { $0.selecting(kept).value })
    }

    /// The test rows' errors, each its mean over the trainings, with those of each training; of a single training, its own.
    private static func errors(of network: MethodResult) -> (mean: RowMean, trainings: [RowMean])? {
        let trainings = network.repeats.compactMap(\.errors)
        guard trainings.count > 1, trainings.count == network.repeats.count else {
            return network.measures[.mse]?.rows.map { ($0, []) }
        }
        var sums = [Double](repeating: 0, count: trainings[0].rowCount)
        for training in trainings {
            for (row, error) in training.perRow.enumerated() { sums[row] += error }
        }
        return (RowMean(perRow: sums.map { $0 / Double(trainings.count) }), trainings)
    }
}

extension RowMean {
    /// The mean over some of its rows, at least one.
    fileprivate func selecting(_ rows: [Int]) -> RowMean { RowMean(perRow: rows.map { perRow[$0] }) }
}
