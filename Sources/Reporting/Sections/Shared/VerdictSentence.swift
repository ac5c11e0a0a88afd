internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The one sentence that answers the report's question.
struct VerdictSentence {
    let text: String

    /// The sentence on a network.
    ///
    /// - Parameters:
    ///   - verdict: The numbers.
    ///   - network: The network that it is about.
    ///   - latentSize: How many latent dimensions there are.
    init(_ verdict: Verdict.Finding, network: Method, latentSize: Int) {
        let name = network.indefiniteName
        let place = "With \(NumberWord.text(latentSize)) latent dimension\(latentSize == 1 ? "" : "s")"
        if verdict.pcaIsExact {
            text = "\(place) PCA reconstructs these data exactly, up to rounding: a network has nothing to gain."
            return
        }
        if verdict.isLevel {
            text =
                "\(place) \(name) gives the same test error as PCA, to within "
                + "\(NumberFormat.significant(100 * Verdict.negligible, digits: 1)) %."
            return
        }
        if verdict.grade == .noVerdict {
            text =
                "No verdict: \(verdict.unitsText(verdict.testUnits)) \(verdict.testUnits == 1 ? "is" : "are") too few "
                + "to compare \(name) with PCA; at least \(NumberText.count(verdict.leastTestUnits)) are needed."
            return
        }
        guard let reduction = verdict.reduction else {
            text =
                "\(place) the data do not show a difference between \(name) and PCA: a few rows make up most of the "
                + "test error."
            return
        }
        let ratio = ErrorRatioText(reduction)
        let subject = "\(Self.definite(name))'s test error is \(ratio.difference)"
        let interval = "95 % CI \(ratio.interval)"
        switch verdict.grade {
        case .better:
            text = "\(place), \(name) outperforms PCA: its test error is \(ratio.difference) (\(interval))."
        case .worse where verdict.failedToLearn.contains(verdict.network):
            text =
                "\(place) \(Self.definite(name)) failed to reach PCA's error: its test error is \(ratio.difference) "
                + "(\(interval)), which reflects its training rather than the data."
        case .worse:
            text = "\(place) PCA wins: \(subject) (\(interval))."
        case .noMeaningfulDifference:
            text =
                "\(place), \(name) and PCA perform equally well: \(subject) (\(interval)), within the "
                + "equivalence margin of ±\(NumberFormat.plain(100 * verdict.margin)) %."
        case .undecided, .noVerdict:
            if let share = verdict.rareTrainingErrorShare, verdict.gradeWithRareRows != verdict.gradeOfAllRows,
                verdict.gradeOfAllRows != .undecided
            {
                text =
                    "\(place) the comparison of \(name) with PCA hinges on rare rows: \(subject) (\(interval)), but "
                    + "\(Self.rare(verdict.rareTrainingRows)) \(NumberFormat.significant(100 * share, digits: 2)) % "
                    + "of PCA's training error, and too few of that kind are among the test rows."
            } else if let rest = verdict.mseReductionWithoutOutlyingRows, verdict.gradeOfAllRows != .undecided {
                let others = ErrorRatioText(rest)
                text =
                    "\(place) the comparison of \(name) with PCA hinges on a few test rows: \(subject) "
                    + "(\(interval)), but \(others.difference) (\(others.interval)) without the "
                    + "\(Self.outlying(verdict.outlyingRows))."
            } else {
                text =
                    "\(place) the data do not show a difference between \(name) and PCA: \(subject), but the 95 % CI "
                    + "(\(ratio.interval)) includes \(ratio.none)."
            }
        }
    }

    /// "3 with outlying errors".
    private static func outlying(_ count: Int) -> String {
        count == 1 ? "one with an outlying error" : "\(NumberText.count(count)) with outlying errors"
    }

    /// "3 of the training rows make up".
    private static func rare(_ count: Int) -> String {
        count == 1 ? "one of the training rows makes up" : "\(NumberText.count(count)) of the training rows make up"
    }

    /// "the autoencoder" for "an autoencoder".
    private static func definite(_ indefiniteName: String) -> String {
        let words = indefiniteName.split(separator: " ", maxSplits: 1)
        let isArticle = words.count == 2 && ["a", "an"].contains(words[0])
        return isArticle ? "the \(words[1])" : indefiniteName
    }
}

extension Verdict.Finding {
    /// "9 test rows", "1 group of test rows".
    func unitsText(_ count: Int) -> String {
        let plural = count == 1 ? "" : "s"
        return NumberText.count(count) + (testUnitsAreGroups ? " group\(plural) of test rows" : " test row\(plural)")
    }
}

/// Small numbers in words.
enum NumberWord {
    private static let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    /// "two" for 2; digits from 13 on.
    static func text(_ number: Int) -> String {
        words.indices.contains(number) ? words[number] : NumberText.count(number)
    }
}
