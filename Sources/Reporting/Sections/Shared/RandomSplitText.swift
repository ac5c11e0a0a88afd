internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on a split of single rows at random that contradicts the report's split.
struct RandomSplitText {
    /// One sentence; nil where the random split says the same.
    let sentence: String?

    /// The sentence on a network.
    init(_ split: RandomSplit, network: Method) {
        guard split.differs, split.grade != .noVerdict else {
            sentence = nil
            return
        }
        let claim =
            switch split.grade {
            case .better: "have suggested that the \(network.name) outperforms PCA"
            case .worse: "have suggested that PCA wins"
            case .noMeaningfulDifference: "have suggested that the \(network.name) and PCA perform equally well"
            case .undecided, .noVerdict: "be inconclusive"
            }
        let numbers = split.mseReduction.map { reduction in
            let text = ErrorRatioText(reduction)
            return " (test error \(text.difference), 95 % CI \(text.interval))"
        }
        sentence =
            "A random split would \(claim)\(numbers ?? ""), because it puts related rows on both sides."
    }
}
