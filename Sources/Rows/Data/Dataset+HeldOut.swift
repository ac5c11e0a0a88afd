internal import Core

extension Dataset {
    /// The label by a range of which the user asks rows to be held out, as numbers; nil where none is named, or its classes
    /// are no numbers.
    package var heldOutLabel: ContinuousLabels? {
        switch furtherLabels.first(where: { $0.role == .heldOut })?.labels {
        case .continuous(let labels)?: return labels
        case .categorical(let labels)?:
            // Few whole numbers are read as classes.
            let numbers = labels.categories.map { Double($0) }
            guard numbers.allSatisfy({ $0?.isFinite == true }) else { return nil }
            return ContinuousLabels(
                name: labels.name,
                values: labels.codes.map { numbers.indices.contains($0) ? numbers[$0] ?? .nan : .nan })
        case nil: return nil
        }
    }

    /// The split by which the rows with a label in a range are tested, and those with a label outside are for training.
    ///
    /// - Parameter range: The labels that are held out.
    /// - Returns: The split; rows without a label are in no part.
    /// - Throws: `DatasetError` where the label's values are no numbers, or no rows are inside or outside.
    package func split(holdingOut range: ClosedRange<Double>) throws(DatasetError) -> OwnSplit {
        let path = furtherLabels.first { $0.role == .heldOut }?.path ?? ""
        guard let labels = heldOutLabel else {
            throw .unusable(
                "The values of \(path.escaped) are not numbers, of which --hold-out takes a range. To hold out whole classes: "
                    + "--groups \(path.escaped.shellWord).")
        }
        let known = labels.values.filter(\.isFinite)
        let test = labels.values.indices.filter { range.contains(labels.values[$0]) }
        let training = labels.values.indices.filter { labels.values[$0].isFinite && !range.contains(labels.values[$0]) }
        guard !test.isEmpty, !training.isEmpty else {
            let extent =
                if let low = known.min(), let high = known.max() {
                    " Its values lie between \(NumberFormat.plain(low)) and \(NumberFormat.plain(high))."
                } else {
                    ""
                }
            throw .unusable(
                "--hold-out leaves no rows for \(test.isEmpty ? "testing: none" : "training: all") have a \(path.escaped) from "
                    + "\(NumberFormat.plain(range.lowerBound)) to \(NumberFormat.plain(range.upperBound)).\(extent)")
        }
        return OwnSplit(training: training, validation: [], test: test, path: path)
    }
}
