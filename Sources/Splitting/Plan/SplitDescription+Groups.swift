internal import Core

extension SplitDescription {
    /// The sentence on a column that is named like groups; nil if there is none.
    var groupSentence: String? {
        guard let evidence = groupEvidence else { return nil }
        let name = "“\(evidence.name.escaped)”"
        let option = "--groups \(evidence.path.escaped.shellWord)"
        var alike = "Rows with the same \(name) are similar"
        if let share = evidence.neighborShare, let chance = evidence.neighborShareByChance {
            alike += ": \(percent(share)) of the nearest neighbours share it, against \(percent(chance)) by chance"
        }
        switch evidence.finding {
        case .heldOut: return alike + "."
        case .tooFew:
            return alike + ". \(NumberFormat.count(evidence.groupCount)) groups are too few to hold some out: "
                + "the verdict applies to new rows of these groups, not to other groups."
        case .uneven:
            return alike + ". Most rows belong to one group, so none is held out: "
                + "the verdict applies to new rows of these groups, not to other groups."
        case .classes: return alike + ". If they are related, \(option) holds out whole groups."
        case .notNear:
            return "The name \(name) suggests groups of rows, but rows with the same value are no more similar than "
                + "others; \(option) would nevertheless hold out whole groups."
        case .unknown:
            return "The name \(name) suggests groups of related rows: if it identifies them, \(option) holds out whole "
                + "groups, and the verdict may differ."
        }
    }

    private func percent(_ share: Double) -> String { "\(NumberFormat.decimal(100 * share, decimals: 0)) %" }
}
