internal import Core
internal import Methods

/// The embeddings of a report that were made elsewhere, in words.
struct EmbeddingText {
    /// The sentence that is to be known of them to read their numbers.
    let sentence: String

    /// The words for those among methods; nil where all were fitted here.
    init?(of methods: [Method]) {
        let read = methods.filter { $0.origin != nil }
        guard !read.isEmpty else { return nil }
        let names = read.map { method in "\(method.name) (\(method.origin?.escaped ?? ""))" }
        let isOne = read.count == 1
        sentence =
            "\(Report.list(names)) \(isOne ? "was" : "were") computed elsewhere, not fitted here; such embeddings "
            + "are usually computed from all rows, including the test rows. \(isOne ? "It has" : "They have") no decoder."
    }
}
