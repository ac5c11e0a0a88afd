internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Methods
internal import OneDNN

/// Judges fitted methods on the same test rows.
struct Measurement {
    let rows: any RowSource
    let split: Split
    let labels: Labels?
    let settings: ReportSettings
    /// What takes the measures of undone damage; nil where no method learned to undo any.
    var restoring: Restoring?

    /// Rows beyond this many are sampled for measures whose work grows with the square of the rows.
    static let neighborhoodRows = 4_000
    static let neighbors = 12
    /// Codes drawn from each posterior for the evidence lower bound.
    static let evidenceDraws = 8

    /// The results of all methods trained first, in their order, with what the other trainings of each came to.
    ///
    /// - Parameters:
    ///   - repeats: What was fitted, from each seed: methods in the order asked for, PCA from the first seed alone.
    ///   - truth: The test rows, scaled: `[test rows, features]`.
    /// - Returns: One result a method.
    /// - Throws: ``ReportError`` where a measure can't be taken.
    func results(of repeats: [[FittedMethod]], truth: Matrix) throws(ReportError) -> [MethodResult] {
        var results = try results(of: repeats[0], truth: truth, threads: settings.threads)
        guard repeats.count > 1 else { return results }
        // Each training's codes and reconstructions are let go as soon as they have been measured.
        let further = ParallelTasks.run(Array(repeats.dropFirst().enumerated()), threads: settings.threads) {
            (index, methods) in
            setKernelThreads(1)
            return Result { () throws(ReportError) in
                try self.results(of: methods, truth: truth, threads: 1).map {
                    ($0.method, $0.asRepeat(seed: settings.seed(ofRepeat: index + 1)))
                }
            }
        }
        for index in results.indices {
            guard let first = results[index].asRepeat(seed: settings.seed) else { continue }
            results[index].repeats = [first]
            for measured in further {
                for (method, training) in try measured.get() where method == results[index].method {
                    results[index].repeats += training.map { [$0] } ?? []
                }
            }
        }
        return results
    }

    /// The results of all methods, in their order.
    ///
    /// - Parameters:
    ///   - methods: What was fitted.
    ///   - truth: The test rows, scaled: `[test rows, features]`.
    ///   - threads: How many methods may be measured at a time.
    /// - Returns: One result a method.
    /// - Throws: ``ReportError`` where a measure can't be taken.
    func results(
        of methods: [FittedMethod], truth: Matrix, threads: Int = 1
    ) throws(ReportError) -> [MethodResult] {
        let coded = ParallelTasks.run(methods, threads: threads) { method in
            setKernelThreads(1)
            return passes(of: method)
        }
        let neighborhoods = try preserved(truth: truth, codes: coded.map { $0.codes.selecting(rows: split.test) })
        let measured = ParallelTasks.run(Array(methods.indices), threads: threads) { index in
            setKernelThreads(1)
            return Result { () throws(ReportError) in
                try result(of: methods[index], coded[index], preservation: neighborhoods?[index], truth: truth)
            }
        }
        var results: [MethodResult] = []
        for result in measured { results.append(try result.get()) }
        return results
    }

    private func result(
        of method: FittedMethod, _ passes: Passes, preservation: NeighborhoodPreservation?, truth: Matrix
    ) throws(ReportError) -> MethodResult {
        let testCodes = passes.codes.selecting(rows: split.test)
        let reconstruction = method.decoding?.decode(testCodes)
        let error = reconstruction.map { ReconstructionError(truth: truth, reconstruction: $0) }
        var measures: [Measure: MeasuredValue] = [:]
        if let error {
            measures[.mse] = measured(error.meanSquaredError)
            measures[.r2] = MeasuredValue(estimate: error.r2.estimate(seed: settings.seed), rows: nil)
        }
        measures[.trustworthiness] = preservation.map { measured($0.trustworthiness) }
        measures[.continuity] = preservation.map { measured($0.continuity) }
        if let labels {
            let measured = try LabelMeasurement(split: split, seed: settings.seed).measures(
                of: labels, codes: passes.codes)
            measures.merge(measured) { _, new in new }
        }
        var latentUse: LatentUse?
        if let model = method.probabilistic {
            let posterior = model.posterior(of: truth)
            addEvidence(of: model, posterior, truth: truth, to: &measures)
            latentUse = LatentUse(of: posterior)
        }
        if let model = method.sparse {
            measures[.activeCodes] = measured(RowMean(perRow: model.activeShares(of: testCodes)))
        }
        if let restoring { measures.merge(restoring.measures(of: method)) { _, new in new } }
        return MethodResult(
            method: method.method, latentSize: settings.latentSize, codes: passes.codes, rowErrors: passes.errors,
            reconstruction: reconstruction ?? Matrix(rows: 0, columns: truth.columns),
            allReconstructions: passes.reconstructions, perFeatureR2: error?.perFeatureR2 ?? [], measures: measures,
            explainedVarianceRatio: method.linear?.explainedVarianceRatio, training: method.training,
            seconds: method.seconds,
            latentUse: latentUse)
    }

    private func measured(_ rows: RowMean) -> MeasuredValue {
        MeasuredValue(estimate: rows.estimate(seed: settings.seed), rows: rows)
    }

    /// What one pass over all rows gives.
    private struct Passes {
        var codes: Matrix
        var errors: [Double]
        var reconstructions: Matrix?
    }

    /// Codes and errors of all rows.
    private func passes(of method: FittedMethod) -> Passes {
        let reduction = method.reduction
        var codes: [Float] = []
        var errors: [Double] = []
        var kept: [Float] = []
        for chunk in RowChunks.ranges(of: rows) {
            let batch = rows.rows(at: Array(chunk))
            let batchCodes = reduction.encode(batch)
            codes += batchCodes.values
            guard let decoded = method.decoding?.decode(batchCodes) else { continue }
            errors += ReconstructionError(truth: batch, reconstruction: decoded).perRow
            if settings.savesReconstructions { kept += decoded.values }
        }
        return Passes(
            codes: Matrix(rows: rows.rowCount, columns: settings.latentSize, values: codes), errors: errors,
            reconstructions: settings.savesReconstructions && method.method.decodes
                ? Matrix(rows: rows.rowCount, columns: rows.featureCount, values: kept) : nil)
    }

    /// Trustworthiness and continuity of each method; nil where there are too few test rows for them to mean anything.
    private func preserved(truth: Matrix, codes: [Matrix]) throws(ReportError) -> [NeighborhoodPreservation]? {
        let chosen = Array(0..<truth.rows).sampled(
            Self.neighborhoodRows, seed: settings.seed, stream: "neighbourhood rows")
        do {
            return try NeighborhoodPreservation.measured(
                of: codes.map { $0.selecting(rows: chosen) }, against: truth.selecting(rows: chosen),
                neighbors: Self.neighbors)
        } catch .tooFewRows {
            return nil
        } catch {
            throw ReportError(.unusableData, error.description)
        }
    }

    private func addEvidence(
        of model: any ProbabilisticReduction, _ posterior: Posterior, truth: Matrix,
        to measures: inout [Measure: MeasuredValue]
    ) {
        let evidence = model.evidence(
            of: truth, posterior: posterior, draws: Self.evidenceDraws, seed: settings.seed)
        measures[.reconstruction] = measured(RowMean(perRow: evidence.reconstruction))
        measures[.divergence] = measured(RowMean(perRow: evidence.divergence))
        measures[.elbo] = measured(
            RowMean(perRow: zip(evidence.reconstruction, evidence.divergence).map { -$0 - $1 }))
    }
}

extension [Int] {
    /// So many of some rows, ascending: all, or as many as are wanted, drawn at random.
    func sampled(_ most: Int, seed: UInt64, stream: String) -> [Int] {
        guard count > most else { return self }
        var generator = SeededGenerator(seed: seed, stream: stream)
        return shuffled(using: &generator).prefix(most).sorted()
    }
}
