internal import Core
internal import EmbeddingQuality
internal import Methods

/// What one pass of a method over all rows gives.
struct RowPass: Sendable {
    /// The codes of all rows, `[rows, latent]`.
    let codes: Matrix
    /// The squared error of every row, its mean over features: `[rows]`; nil without a decoder.
    let errors: [Double]?
    /// The codes of the test rows, `[test rows, latent]`.
    let testCodes: Matrix
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
    /// - Throws: An error of a library that the method runs in.
    init(of method: FittedMethod, over rows: any RowSource, test: [Int], settings: StudySettings) throws {
        var codes: [Float] = []
        var errors: [Double] = []
        var kept: [Float] = []
        let width = rows.featureCount
        var tested = Matrix(rows: test.count, columns: width)
        let inOrder = test.enumerated().sorted { $0.element < $1.element }
        var next = 0
        for chunk in RowChunks.ranges(of: rows) {
            let batch = rows.rows(at: Array(chunk))
            let batchCodes = try method.reduction.encode(batch, at: chunk)
            codes += batchCodes.values
            guard let decoded = try method.decoding?.decode(batchCodes) else { continue }
            errors += ReconstructionError(truth: batch, reconstruction: decoded).perRow
            while next < inOrder.count, chunk.contains(inOrder[next].element) {
                let (place, row) = (inOrder[next].offset, inOrder[next].element - chunk.lowerBound)
                tested.values.replaceSubrange(
                    place * width..<(place + 1) * width, with: decoded.values[row * width..<(row + 1) * width])
                next += 1
            }
            if settings.savesReconstructions { kept += decoded.values }
        }
        self.codes = Matrix(rows: rows.rowCount, columns: settings.latentSize, values: codes)
        self.errors = method.method.decodes ? errors : nil
        testCodes = self.codes.selecting(rows: test)
        testReconstruction = method.method.decodes ? tested : nil
        reconstructions =
            settings.savesReconstructions && method.method.decodes
            ? Matrix(rows: rows.rowCount, columns: width, values: kept) : nil
    }
}
