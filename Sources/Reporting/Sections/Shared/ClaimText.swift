internal import Core
internal import Evidence
internal import Plotting

extension NetworkClaim {
    /// The claim as a sentence.
    var statement: String {
        switch self {
        case .projections: "An autoencoder learns more informative projections than PCA."
        case .compression: "A code much smaller than the input preserves most of the information."
        case .dataSpecificity: "An autoencoder works only on data like those it was trained on."
        case .denoising: "A denoising autoencoder removes noise."
        case .overlap: "The posteriors of neighbouring codes of a VAE overlap."
        case .continuity: "Points between two codes of a VAE decode to realistic data."
        case .newData:
            "A VAE decodes draws from N(0, I) into new data; an AE does not, because the distribution of its codes "
                + "is unknown."
        case .factors: "Each latent dimension of a VAE describes one factor of the data."
        }
    }

    /// The subject of the claim, as an item of a list.
    var topic: String {
        switch self {
        case .projections: "projections better than PCA's"
        case .compression: "compression"
        case .dataSpecificity: "specificity to the training data"
        case .denoising: "denoising"
        case .overlap: "overlapping posteriors"
        case .continuity: "a latent space without holes"
        case .newData: "new data from the prior"
        case .factors: "one factor per latent dimension"
        }
    }
}

extension ClaimOutcome {
    /// The outcome in a table; a claim without a test is "not tested".
    static func text(_ outcome: ClaimOutcome?) -> String {
        switch outcome {
        case .holds: "holds here"
        case .fails: "does not hold here"
        case .undecided: "undecided"
        case nil: "not tested"
        }
    }
}

/// The claims about autoencoders in sentences.
struct ClaimText {
    private let review: ClaimReview
    /// The grade of the network that the report's verdict is about; nil without a verdict.
    private let grade: Grade?

    /// The evidence of a claim that does not hold is quoted up to this length, of at most as many claims.
    private static let mostCharacters = 90
    private static let mostQuoted = 2

    init(_ review: ClaimReview, grade: Grade?) {
        self.review = review
        self.grade = grade
    }

    private var holding: [ClaimReview.Entry] { review.entries(.holds) }
    private var failing: [ClaimReview.Entry] { review.entries(.fails) }
    private var total: String { NumberWord.text(review.entries.count) }

    /// Up to three sentences: first what agrees with the verdict, then what speaks against it; none if nothing was tested.
    var sentences: [String] {
        guard review.entries.contains(where: { !$0.tests.isEmpty }) else { return [] }
        // Claims are made for networks: those that hold agree with a verdict for one.
        let isForPCA = grade == .worse || grade == .noMeaningfulDifference
        let groups = [(holding, true), (failing, false)].filter { !$0.0.isEmpty }
        let ordered = isForPCA ? groups.reversed() : groups
        guard let (first, holds) = ordered.first else {
            return ["These data decide none of the \(total) claims commonly made for autoencoders: \(rest)."]
        }
        var sentences = [
            "Of the \(total) claims commonly made for autoencoders, \(Self.count(first, hold: holds)) on these data: "
                + "\(Self.list(first, quotes: !holds))."
        ]
        if let (second, holds) = ordered.dropFirst().first {
            sentences.append(
                "However, \(Self.count(second, hold: holds)): \(Self.list(second, quotes: !holds)).")
        }
        if !rest.isEmpty { sentences.append("\(rest.capitalizedFirst).") }
        return sentences
    }

    /// One sentence: the number of claims of each outcome.
    var summary: String {
        let decided = [(holding, true), (failing, false)].filter { !$0.0.isEmpty }.map { Self.count($0, hold: $1) }
        guard !decided.isEmpty else { return "These data decide none of the \(total) claims below: \(rest)." }
        return "Of the \(total) claims below, \(Report.list(decided + restParts))."
    }

    /// "one is undecided and two were not tested"; empty if there are none of either.
    private var rest: String { Report.list(restParts) }

    private var restParts: [String] {
        let counts = (review.entries(.undecided).count, review.entries(nil).count)
        let parts = [
            counts.0 == 0 ? nil : "\(NumberWord.text(counts.0)) \(counts.0 == 1 ? "is" : "are") undecided",
            counts.1 == 0 ? nil : "\(NumberWord.text(counts.1)) \(counts.1 == 1 ? "was" : "were") not tested",
        ]
        return parts.compactMap(\.self)
    }

    /// "three hold", "one does not hold".
    private static func count(_ entries: [ClaimReview.Entry], hold: Bool) -> String {
        let verb = entries.count == 1 ? (hold ? "holds" : "does not hold") : (hold ? "hold" : "do not hold")
        return "\(NumberWord.text(entries.count)) \(verb)"
    }

    /// The claims' topics, with the evidence where it is quoted and short.
    private static func list(_ entries: [ClaimReview.Entry], quotes: Bool) -> String {
        let isQuoted = quotes && entries.count <= mostQuoted
        return Report.list(
            entries.map { entry in
                guard isQuoted, let evidence = entry.tests.first?.evidence,
                    (1...mostCharacters).contains(evidence.count)
                else {
                    return entry.claim.topic
                }
                return "\(entry.claim.topic) (\(evidence))"
            })
    }
}
