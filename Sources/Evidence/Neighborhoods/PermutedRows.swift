internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// Test rows with the values of each feature in random order, in which nothing is left but the features' own distributions.
struct PermutedRows {
    /// `[places, features]`.
    private let rows: Matrix
    private let encoders: [(id: String, reduction: any FittedReduction)]
    private let settings: StudySettings

    /// The id of the random projection among the methods'.
    static let randomProjection = "random_projection"

    /// The permuted rows of a study; nil where rows have no scores, or nothing encodes new rows.
    init?(_ study: Study, _ neighborhoods: StudyNeighborhoods) {
        guard neighborhoods.methods.values.contains(where: { !$0.reliability.isEmpty }) else { return nil }
        // Of methods without a decoder, some have codes for the rows of the file alone.
        var encoders = study.fitted.filter(\.method.decodes).map { (id: $0.method.rawValue, reduction: $0.reduction) }
        if neighborhoods.randomProjection != nil {
            encoders.append(
                (
                    Self.randomProjection,
                    RandomProjection(
                        featureCount: study.data.truth.columns, latentSize: study.settings.latentSize,
                        seed: study.settings.seed)
                ))
        }
        guard !encoders.isEmpty else { return nil }
        self.encoders = encoders
        settings = study.settings
        rows = Self.permuted(study.data.truth.selecting(rows: neighborhoods.places), seed: study.settings.seed)
    }

    /// Rows `[rows, features]` with each column in an order of its own.
    static func permuted(_ rows: Matrix, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "permuted features")
        var permuted = rows
        for column in 0..<rows.columns {
            let order = generator.permutation(of: rows.rows)
            for row in 0..<rows.rows {
                permuted.values[row * rows.columns + column] = rows.values[order[row] * rows.columns + column]
            }
        }
        return permuted
    }

    /// The score of each row's place in the embedding of the permuted rows, by the method's id.
    ///
    /// - Throws: An error of a library that a method runs in.
    func scores() throws -> [String: [Double]] {
        var codes: [(id: String, codes: Matrix)] = []
        for encoder in encoders {
            let embedding = try Self.encoded(rows, by: encoder.reduction)
            // A network may have no finite code for what is unlike all that it knows.
            if embedding.values.allSatisfy(\.isFinite) { codes.append((encoder.id, embedding)) }
        }
        let ranks = try RankComparison.measured(
            of: codes.map(\.codes), against: rows, neighbors: Assessment.neighbors, scoresRows: true,
            threads: settings.threads)
        return Dictionary(zip(codes.map(\.id), ranks.map(\.reliability))) { first, _ in first }
    }

    /// The codes of rows, a thousand at a time.
    private static func encoded(_ rows: Matrix, by reduction: any FittedReduction) throws -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(rows.rows * reduction.latentSize)
        for start in stride(from: 0, to: rows.rows, by: 1_024) {
            let batch = rows.selecting(rows: Array(start..<min(start + 1_024, rows.rows)))
            values += try reduction.encode(batch).values
        }
        return Matrix(rows: rows.rows, columns: reduction.latentSize, values: values)
    }
}
