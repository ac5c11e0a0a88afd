internal import Comparison
internal import Core
internal import Drawing
package import EmbeddingQuality
package import Evidence
package import Methods
internal import Plotting
internal import Rows

/// The answer to the report's question, whether a network is better than PCA on these data, in sentences.
package struct VerdictText: Sendable, Equatable {
    /// Nil where there was nothing to compare.
    package let grade: Grade?
    /// The reduction of the error by the network, as a share of PCA's, paired row by row.
    package let reduction: Estimate?
    /// The network that it is about.
    package let network: Method?
    /// One sentence.
    package let sentence: String
    /// Further evidence for or against it.
    package let evidence: [String]
    /// The place of the document that shows each piece of evidence; nil where none does.
    let evidencePlaces: [Place?]
    /// The number of components with which PCA matches the network's error, as a sentence; nil if there is nothing to
    /// say.
    let components: String?
    /// The conditions that the verdict depends on.
    package let caveat: String

    /// The grade in the words of schema 1; nil where there was nothing to compare.
    package var outcome: Verdict.Outcome? { grade?.outcome }

    /// The verdict of a report.
    package init(_ report: Report) {
        guard let verdict = report.findings[Verdict.self], let pca = report.baseline,
            let best = report.methods.first(where: { $0.id == verdict.network })
        else {
            let names = Report.list(report.methods.map(\.method.name))
            grade = nil
            reduction = nil
            network = nil
            sentence = "No verdict: this report covers \(names) only."
            (evidence, evidencePlaces) = ([], [])
            components = nil
            caveat = "A verdict needs PCA and at least one network: leave out --methods."
            return
        }
        grade = verdict.grade
        reduction = verdict.reduction
        network = best.method
        sentence = VerdictSentence(verdict, network: best.method, latentSize: report.settings.latentSize).text
        let hasComparison = !verdict.pcaIsExact && verdict.grade != .noVerdict
        // Between errors that differ by rounding alone there is nothing to tell.
        let components = hasComparison && !verdict.isLevel ? Self.components(report, network: best) : nil
        self.components = components
        let quality = LatentQualityText(report, verdict, pca: pca, network: best)
        let pieces: [(sentence: String?, place: Place?)] = [
            (Self.outlying(verdict, best), nil), (Self.settlement(verdict), nil),
            (Self.trainings(report, verdict, best), .training),
            (hasComparison && verdict.explainsLittle ? Self.little(pca, best) : nil, .measures),
            (Self.repeats(verdict, best), .measures), (components, .components), (quality.labels, .latentSpaces),
            (quality.neighborhoods, .neighborhoods),
            (hasComparison ? Self.others(report, verdict) : nil, .measures),
            (verdict.randomSplit.flatMap { RandomSplitText($0, network: best.method).sentence }, nil),
        ]
        let said = pieces.compactMap { piece in piece.sentence.map { ($0, piece.place) } }
        evidence = said.map(\.0)
        evidencePlaces = said.map(\.1)
        caveat = Self.caveat(report, verdict, best)
    }

    /// The variation that the interval includes, and the conditions that the verdict depends on.
    private static func caveat(_ report: Report, _ verdict: Verdict.Finding, _ network: MethodResult) -> String {
        let seed = report.settings.seed
        let scope: String
        if let repeats = RepeatText(network, in: report) {
            scope =
                repeats.variesSplit
                ? "The verdict's interval includes variation between training runs and between train–test splits "
                    + "(\(repeats.count) of each, \(repeats.seedsText)); the others include neither."
                : "The verdict's interval includes variation between training runs (\(repeats.seedsText)); none "
                    + "includes variation between train–test splits\(repeats.sameSplit)."
        } else {
            scope =
                "They do not include variation between training runs or between train–test splits (one run, seed "
                + "\(seed))."
        }
        let units = verdict.testUnitsAreGroups ? verdict.unitsText(verdict.testUnits) : "test rows"
        return
            "Intervals are 95 % intervals over \(units). \(scope) The result may differ with another latent dimension "
            + "(--latent), another random seed (--seed, --repeats) or more data."
            + (TimeLimitText(report).caveat.map { " \($0)" } ?? "")
    }

    /// The sentence on the verdict without rows with outlying errors; nil if they change nothing.
    private static func outlying(_ verdict: Verdict.Finding, _ network: MethodResult) -> String? {
        // Where the verdict itself is another for their sake, its sentence says so.
        guard let grade = verdict.gradeWithoutOutlyingRows, let rest = verdict.mseReductionWithoutOutlyingRows,
            verdict.gradeOfAllRows == .undecided, grade != .undecided
        else { return nil }
        let text = ErrorRatioText(rest)
        let rows =
            verdict.outlyingRows == 1
            ? "the test row with an outlying error"
            : "the \(NumberText.count(verdict.outlyingRows)) test rows with outlying errors"
        return
            "Without \(rows), the \(network.method.name)'s test error is \(text.text)."
    }

    /// The sentence on the test rows that would decide an undecided comparison.
    private static func settlement(_ verdict: Verdict.Finding) -> String? {
        guard verdict.grade == .undecided else { return nil }
        guard verdict.reduction != nil else {
            return "More test rows would settle it: more data, or a larger test fraction (--test-fraction)."
        }
        if verdict.gradeOfAllRows != .undecided, verdict.gradeWithoutOutlyingRows != nil {
            return
                "The result depends on these rows: if their values are faulty, leave them out; otherwise, more rows "
                + "like them are needed."
        }
        if verdict.trainingShare > 0.5 {
            return verdict.repeatsVarySplit
                ? "Most of the uncertainty comes from training runs and splits: more of them (--repeats) would "
                    + "narrow it."
                : "Most of the uncertainty comes from the training runs: more of them (--repeats) would narrow it."
        }
        if let independent = verdict.independentTestUnits, independent < Double(verdict.testUnits) / 2 {
            return
                "The test rows are \(NumberText.count(verdict.testUnits)) successive stretches of the file, each much like the one "
                + "before: they count as about \(NumberWord.text(Int(independent.rounded()))). A longer series would settle it."
        }
        if let units = verdict.testUnitsToSettle {
            guard units - verdict.testUnits > max(2, verdict.testUnits / 10) else {
                let noun = verdict.testUnitsAreGroups ? "groups of test rows" : "test rows"
                return "If the difference stays as it is, a few more \(noun) would settle it."
            }
            return "If the difference stays as it is, about \(verdict.unitsText(units)) would settle it."
        }
        return verdict.gradeWithoutOutlyingRows ?? .undecided == .undecided
            ? "If the difference stays as it is, not even a thousand times as many "
                + "\(verdict.testUnitsAreGroups ? "groups of test rows" : "test rows") would settle it." : nil
    }

    /// The sentences on networks that are identical to their initialisation, did not reach PCA's error, or diverged at first:
    /// the verdict's, then the others.
    private static func trainings(
        _ report: Report, _ verdict: Verdict.Finding, _ network: MethodResult
    ) -> String? {
        let others = report.methods.filter { $0.id != network.id }
        var sentences: [String] = []
        var reason: String?
        for result in [network] + others {
            guard let training = result.training else { continue }
            let text = TrainingChoiceText(training)
            if let diverged = text.diverged { sentences.append("The \(result.method.name)'s training \(diverged).") }
            if training.keptStart {
                // Once is enough of the same reason.
                let own = text.keptStart(over: "it")
                let subject = "The \(result.method.name)"
                sentences.append(
                    own == reason
                        ? "\(subject), too, is identical to its PCA initialisation."
                        : "\(subject) is identical to its PCA initialisation: \(own).")
                reason = own
            } else if let failure = failure(
                result, training, isSaid: verdict.grade == .worse && result.id == network.id)
            {
                sentences.append(failure)
            }
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// The sentence on a network that did not reach PCA's error; the verdict may have said the first half.
    private static func failure(_ network: MethodResult, _ training: TrainingSummary, isSaid: Bool) -> String? {
        guard training.failedToLearn, let comparison = training.comparison else { return nil }
        let losses = [comparison.leastLoss, comparison.linearLoss]
            .map { NumberFormat.significant($0, digits: 4) }
        let subject =
            isSaid
            ? "The \(network.method.name)'s validation loss"
            : "The \(network.method.name) did not reach PCA's error: its validation loss"
        return
            "\(subject), \(losses[0]), stayed above PCA's, "
            + "\(losses[1])\(comparison.secondLoss == nil ? "" : ", although it was trained a second time, starting from PCA")."
    }

    /// The sentence on methods that explain little of the variance.
    private static func little(_ pca: MethodResult, _ network: MethodResult) -> String? {
        guard let own = network.measures[.r2]?.estimate.value, let linear = pca.measures[.r2]?.estimate.value else {
            return nil
        }
        let share = NumberFormat.significant(100 * Verdict.little, digits: 1)
        let values = [own, linear].map { NumberFormat.decimal($0, decimals: 3) }
        return
            "Both explain less than \(share) % of the variance (R² \(values[0]) for the \(network.method.name), "
            + "\(values[1]) for PCA)."
    }

    /// The sentence on the verdict over several trainings.
    private static func repeats(_ verdict: Verdict.Finding, _ network: MethodResult) -> String? {
        // Of errors that are the same up to rounding, the spread is what rounding has left.
        guard !verdict.isLevel, let spread = verdict.mseReductionOverSeeds?.scaled(by: 100) else { return nil }
        let shown = spread.mean < 0 ? spread.scaled(by: -1) : spread
        let runs =
            verdict.repeatsVarySplit
            ? "train–test splits, each with its own training run" : "training runs with different seeds"
        return
            "Over \(NumberWord.text(spread.count)) \(runs), the \(network.method.name)'s test error is \(shown.text()) % "
            + "\(spread.mean < 0 ? "higher" : "lower") than PCA's (mean ± standard deviation)."
    }

    /// The sentence on the number of components that PCA would need for the same error.
    private static func components(_ report: Report, network: MethodResult) -> String? {
        guard let components = report.findings[Components.self],
            components.mostComponents > report.settings.latentSize
        else { return nil }
        let name = network.method.name
        if let count = components.componentsToMatch[network.id] {
            guard count > report.settings.latentSize else { return nil }
            let size = NumberWord.text(report.settings.latentSize)
            return "PCA needs \(NumberText.count(count)) components to match the \(size)-dimensional \(name)."
        }
        return "PCA's error is above the \(name)'s even with \(NumberText.count(components.mostComponents)) components."
    }

    /// The sentences on the other networks: one on those that lower the error, if they are several, and one each on the rest.
    private static func others(_ report: Report, _ verdict: Verdict.Finding) -> String? {
        let others = report.methods.filter { $0.id != verdict.network }
        let better = others.filter { !$0.method.followsPrior && (verdict.mseReduction[$0.id]?.lower ?? 0) > 0 }
        let joint = better.count > 1 ? Set(better.map(\.id)) : []
        let shares = better.compactMap { verdict.mseReduction[$0.id].map(ErrorRatioText.init) }
        let first =
            joint.isEmpty
            ? []
            : [
                "\(Report.list(better.map(\.method.definiteName)).capitalizedFirst) lower the error by "
                    + "\(Report.list(shares.map { "\($0.share) (\($0.interval))" })), respectively."
            ]
        let sentences =
            first
            + others.filter { !joint.contains($0.id) }.compactMap { other -> String? in
                guard let reduction = verdict.mseReduction[other.id] else { return nil }
                let subject = other.method.errorSubject
                if max(abs(reduction.lower), abs(reduction.upper)) < Verdict.negligible {
                    return "\(subject) gives the same error as PCA."
                }
                let text = ErrorRatioText(reduction)
                if reduction.lower <= 0, reduction.upper >= 0 {
                    return "\(subject) has an error that is not distinguishable from PCA's (\(text.inner))."
                }
                // Probabilistic PCA: the same components, and an error of its own.
                let isShrunk = reduction.upper < 0 && other.method.followsPrior && other.training?.keptStart == true
                return "\(subject) \(text.predicate) (\(text.interval))"
                    + (isShrunk ? ": its codes are those of PCA, shrunk towards the prior." : ".")
            }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
