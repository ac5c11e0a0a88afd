internal import Core

extension SplitDescription {
    /// Sentences for the reader on what was found and done; none where rows were drawn at random and nothing was found.
    package var sentences: [String] {
        (groupEvidence?.finding == .heldOut
            ? [copySentence, groupSentence, choiceSentence]
            : [copySentence, dependenceSentence, choiceSentence, groupSentence]).compactMap(\.self)
    }

    /// The same where the rows are not for testing, but decide when a training stops.
    package var sentencesOfValidation: [String] {
        let choice: String? =
            switch kind {
            case .groups: groupName.map { "Whole groups of \($0.escaped) decide when training stops." }
            case .stretches, .end:
                "Whole stretches of the file decide when training stops"
                    + (unusedRows > 0
                        ? "; \(NumberFormat.count(unusedRows)) rows beside them are not used." : ".")
            case .random, .file, .heldOut: nil
            }
        return [copySentence, dependenceSentence, choice].compactMap(\.self)
    }

    private var copySentence: String? {
        let count = exactCopies + nearCopies
        guard count > 0 else { return nil }
        let kinds =
            nearCopies == 0
            ? "are equal to another row"
            : exactCopies == 0
                ? "are nearly equal to another row"
                : "are equal (\(NumberFormat.count(exactCopies))) or nearly equal (\(NumberFormat.count(nearCopies))) to another row"
        return "\(NumberFormat.count(count)) rows \(kinds); copies are kept on the same side of the split."
    }

    private var choiceSentence: String? {
        switch kind {
        case .random: return nil
        case .file:
            guard let filePath else { return "The test rows are those provided by the file." }
            return "The test rows are those marked by \(filePath.escaped) in the file" + validation + notUsed + "."
        case .heldOut:
            guard let heldOutLabel, let heldOutFrom, let heldOutTo else { return nil }
            return
                "The test rows are those whose \(heldOutLabel.escaped) lies between \(NumberFormat.plain(heldOutFrom)) and "
                + "\(NumberFormat.plain(heldOutTo)), all of which are held out" + notUsed + "."
        case .groups:
            guard let groupName, let groupCount, let testGroupCount else { return nil }
            let what =
                groupEvidence == nil
                ? "Whole groups of \(groupName.escaped) are" : "Whole groups are therefore"
            let counts = "\(NumberFormat.count(testGroupCount)) of \(NumberFormat.count(groupCount))"
            return "\(what) held out: \(counts) are tested."
        case .end:
            return "The test rows are \(isDependent ? "therefore " : "")the end of the file" + unused + "."
        case .stretches:
            return
                "The test rows are therefore whole stretches of the file, with gaps between them and the training rows"
                + unused + "."
        }
    }

    private var validation: String {
        fileValidationRows == nil ? "" : ", whose validation rows determine when training stops"
    }

    private var notUsed: String {
        unusedRows > 0 ? "; \(NumberFormat.count(unusedRows)) rows are not used" : ""
    }

    private var unused: String {
        unusedRows > 0 ? "; \(NumberFormat.count(unusedRows)) rows in the gaps are not used" : ""
    }

    private var dependenceSentence: String? {
        guard isDependent, let ratio = successiveDistanceRatio else { return nil }
        let fact =
            "Consecutive rows of the file are similar: their mean distance is "
            + "\(NumberFormat.decimal(100 * ratio, decimals: 0)) % of that of rows in random order."
        return kind == .random
            ? fact
                + " A random split then leaks test rows and favours networks; --split auto holds out whole stretches."
            : fact
    }
}
