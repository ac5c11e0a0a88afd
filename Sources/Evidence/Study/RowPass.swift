internal import Core
internal import EmbeddingQuality
internal import Methods

/// The results of one pass of a method over all rows: each row is encoded and decoded once.
struct RowPass: Sendable {
    /// The codes of all rows, `[rows, latent]`.
    let codes: Matrix
    /// The standard deviations of all rows' posteriors, whose means the codes are, `[rows, latent]`; nil of a method that gives codes
    /// alone.
    let codeDeviations: Matrix?
    /// The squared error of every row, its mean over features: `[rows]`; nil without a decoder.
    let errors: [Double]?
    /// The codes of the test rows, `[test rows, latent]`.
    let testCodes: Matrix
    /// The distributions over codes of the test rows; nil of a method that gives codes alone.
    let testPosterior: Posterior?
    /// The test rows reconstructed, `[test rows, features]`; nil without a decoder.
    let testReconstruction: Matrix?
    /// All rows reconstructed, `[rows, features]`; nil where they are not kept.
    let reconstructions: Matrix?

    /// Encodes and decodes all rows, some thousand at a time.
    ///
    /// - Parameters:
    ///   - method: What encodes and decodes.
    ///   - rows: All rows, scaled.
    ///   - test: The places of the test rows among them, `[test rows]`, in the order of the reconstructions.
    ///   - settings: Whether all reconstructions are kept.
    /// - Throws: `RowReadError` where rows can't be read, or an error of a library that the method runs in.
    init(of method: FittedMethod, over rows: any RowSource, test: [Int], settings: StudySettings) throws {
        var codes: [Float] = []
        var errors: [Double] = []
        var kept: [Float] = []
        let width = rows.featureCount
        var decodedTest = CollectedRows(at: test, width: width)
        var posteriors: [Posterior] = []
        for chunk in RowChunks.ranges(of: rows) {
            let batch = try rows.rows(at: Array(chunk))
            let posterior = try method.probabilistic?.posterior(of: batch)
            let batchCodes = try posterior?.means ?? method.reduction.encode(batch, at: chunk)
            codes += batchCodes.values
            if let posterior { posteriors.append(posterior) }
            guard let decoded = try method.decoding?.decode(batchCodes) else { continue }
            errors += ReconstructionError(truth: batch, reconstruction: decoded).perRow
            decodedTest.take(decoded, at: chunk)
            if settings.keepsReconstructions { kept += decoded.values }
        }
        self.codes = Matrix(rows: rows.rowCount, columns: method.reduction.latentSize, values: codes)
        self.errors = method.method.decodes ? errors : nil
        testCodes = self.codes.selecting(rows: test)
        let posterior = posteriors.isEmpty ? nil : Posterior(joining: posteriors)
        codeDeviations = posterior?.standardDeviations
        testPosterior = posterior?.selecting(rows: test)
        testReconstruction = method.method.decodes ? decodedTest.rows : nil
        reconstructions =
            settings.keepsReconstructions && method.method.decodes
            ? Matrix(rows: rows.rowCount, columns: width, values: kept) : nil
    }
}

/// Some of many rows that come chunk after chunk.
private struct CollectedRows {
    /// Those that have come, in the order asked for: `[places, width]`.
    private(set) var rows: Matrix
    /// The places among all rows that are collected, ascending, with the index of each in ``rows``.
    private let wanted: [(index: Int, place: Int)]
    private var next = 0

    /// None yet of the rows at places, each of so many numbers.
    init(at places: [Int], width: Int) {
        rows = Matrix(rows: places.count, columns: width)
        wanted = places.enumerated().map { (index: $0.offset, place: $0.element) }.sorted { $0.place < $1.place }
    }

    /// Takes what is asked for of the next rows.
    mutating func take(_ chunk: Matrix, at places: Range<Int>) {
        while next < wanted.count, places.contains(wanted[next].place) {
            let (index, place) = wanted[next]
            rows.values.replaceSubrange(
                index * rows.columns..<(index + 1) * rows.columns, with: chunk[row: place - places.lowerBound])
            next += 1
        }
    }
}
