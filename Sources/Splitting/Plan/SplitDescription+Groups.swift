internal import Core

extension SplitDescription {
    /// The sentence on a column that is named like groups; nil if there is none.
    var groupSentence: String? {
        guard let evidence = groupEvidence else { return nil }
        let name = "“\(evidence.name.escaped)”"
        let option = "--groups \(evidence.path.escaped.shellWord)"
        var alike = "Rows with the same \(name) are alike"
        if let share = evidence.neighborShare, let chance = evidence.neighborShareByChance {
            alike += ": \(percent(share)) of the nearest neighbours share it, against \(percent(chance)) by chance"
        }
        switch evidence.finding {
        case .heldOut: return alike + "."
        case .tooFew:
            return alike + ". \(NumberFormat.count(evidence.groupCount)) groups are too few to hold some out: "
                + "the verdict is about new rows of these groups, not about others."
        case .uneven:
            return alike + ". Most rows are of one group, so that none is held out: "
                + "the verdict is about new rows of these groups, not about others."
        case .classes: return alike + ". If they belong together, \(option) holds out whole groups."
        case .notNear:
            return "\(name) is called like groups of rows, but rows with the same value are no more alike than others; "
                + "\(option) holds out whole groups all the same."
        case .unknown:
            return "\(name) looks as if it told which rows belong together: if so, \(option) holds out whole "
                + "groups, and the verdict may be another."
        }
    }

    private func percent(_ share: Double) -> String { "\(NumberFormat.decimal(100 * share, decimals: 0)) %" }
}
