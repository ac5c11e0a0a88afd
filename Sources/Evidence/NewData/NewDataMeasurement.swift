internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// Samples of all sources, measured.
struct NewDataMeasurement {
    private let study: Study
    private let rows: any RowSource
    private let seed: UInt64
    /// The places of the test rows that samples are compared with, among the test rows.
    private let places: [Int]
    private let truth: Matrix
    private let real: HeldOutRows
    private let samples: [DrawnSamples]
    /// As many training rows as there are samples.
    private let control: Matrix

    private static let neighbors = 5
    /// The most rows that are compared, and the most products of numbers that their distances may take; more if thorough.
    private static let (mostRows, mostProducts) = (1_000, 1 << 30)
    /// The samples whose nearest training row is looked for, and the most products that it may take for all sources.
    private static let (copySamples, mostCopyProducts) = (16...500, 1 << 35)
    /// The number of samples of a source that figures show.
    static let exampleCount = 16
    private static let thoroughFactor = 4

    /// Draws samples from all sources; nil where there are too few rows, or nothing to draw from.
    init?(_ study: Study, rows: any RowSource) throws {
        self.study = study
        self.rows = rows
        seed = study.settings.seed
        let (training, factor) = (study.data.split.training, study.settings.isThorough ? Self.thoroughFactor : 1)
        let affordable = Int(Double(factor * Self.mostProducts / max(1, rows.featureCount)).squareRoot())
        let count = min(study.data.truth.rows, training.count, factor * Self.mostRows, max(3, affordable))
        guard count >= 3 else { return nil }
        places = Array(0..<study.data.truth.rows).sampled(count, seed: seed, stream: "sample quality rows")
        truth = study.data.truth.selecting(rows: places)
        guard truth.values.allSatisfy(\.isFinite) else { return nil }
        real = try HeldOutRows(truth, neighbors: Self.neighbors, places: places, threads: study.settings.threads)
        samples = try DrawnSamples.all(count, in: study)
        guard !samples.isEmpty else { return nil }
        control = try rows.rows(at: training.sampled(count, seed: seed, stream: "sample quality control"))
    }

    func answer() throws -> Answer<NewData> {
        let bootstrap = study.data.bootstrap(seed: seed)
        let qualities = try samples.map { try real.quality(of: $0.rows) }
        let controlQuality = try real.quality(of: control)
        let copies = try self.copies()
        let tables = SampledTables(truth, in: study)
        let agreements = tables.map { tables in (samples.map(\.rows) + [control]).map(tables.agreement) }
        let maps = study.networksWithCodes.compactMap { network in
            OccupancyMap(network.result, in: study).map { (method: network.method, map: $0) }
        }
        let contrast = self.contrast(qualities, bootstrap)
        let sources = samples.indices.map { index in
            NewData.Source(
                source: samples[index].source,
                measures: SampleMeasures(qualities[index], features: truth.columns, bootstrap),
                copies: CopyMeasures(copies.bySource[index], seed: seed), features: agreements?[index].finding)
        }
        let ofRealRows = NewData.Control(
            measures: SampleMeasures(controlQuality, features: truth.columns, bootstrap),
            copies: CopyMeasures(copies.ofTestRows, seed: seed), features: agreements?.last?.finding)
        let claim = contrast.flatMap { contrast in
            sources.first { $0.source.kind == SampleSource.Kind.prior && $0.source.method == contrast.method }.map {
                contrast.outcome($0.measures, control: ofRealRows.measures)
            }
        }
        return Answer(
            NewData.Finding(
                rows: truth.rows, neighbors: real.neighbors, kernelWidth: real.bandwidth, sources: sources,
                control: ofRealRows, trainingRows: copies.training, copySamples: copies.samples,
                priors: Dictionary(uniqueKeysWithValues: maps.map { ($0.method.rawValue, $0.map.occupancy) }),
                expectedEmpty: 1 - CodeOccupancy.within, features: tables?.features.count,
                pairedFeatures: tables?.paired, contrast: contrast, enough: SampleContrast.enough, claim: claim),
            illustration: NewData.Illustration(
                examples: try examples(copies), real: try realExamples(copies),
                maps: maps.map {
                    (method: $0.method, codes: $0.map.codes, draws: $0.map.draws, isEmpty: $0.map.isEmpty)
                }, features: tables.flatMap { tables in agreements.map { illustrated(tables, $0) } }))
    }

    /// The first method that follows its prior against the first that does not, both from N(0, I).
    private func contrast(_ qualities: [SampleQuality], _ bootstrap: Bootstrap) -> SampleContrast? {
        let followers = Set(study.networksWithCodes.filter(\.followsPrior).map(\.method.rawValue))
        let ofPrior = zip(samples, qualities).filter { $0.0.source.kind == SampleSource.Kind.prior }
        guard let own = ofPrior.first(where: { followers.contains($0.0.source.method) }),
            let other = ofPrior.first(where: { !followers.contains($0.0.source.method) })
        else { return nil }
        return SampleContrast(
            (id: own.0.source.method, quality: own.1), against: (id: other.0.source.method, quality: other.1), bootstrap
        )
    }

    private func illustrated(
        _ tables: SampledTables,
        _ agreements: [(finding: FeatureAgreement, correlations: [Double])]
    ) -> NewData.SampledFeatures {
        let sources: [SampleSource?] = samples.map(\.source) + [nil]
        return NewData.SampledFeatures(
            quantiles: tables.quantiles(of: samples[0].rows),
            correlations: tables.correlations,
            sampledCorrelations: zip(sources, agreements).map { (source: $0, values: $1.correlations) })
    }
}

extension NewDataMeasurement {
    /// The training rows nearest some samples of each source, and nearest some test rows.
    private struct Copies {
        let bySource: [TrainingRowCopies]
        let ofTestRows: TrainingRowCopies
        let training: Int
        let samples: Int
    }

    /// Finds them for all sources in the same passes over the training rows.
    private func copies() throws -> Copies {
        let factor = study.settings.isThorough ? Self.thoroughFactor : 1
        let sets = samples.map(\.rows) + [truth]
        let products = max(1, 2 * sets.count * rows.featureCount)
        let most = max(2, 2 * factor * Self.mostCopyProducts / (products * Self.copySamples.lowerBound))
        let training = study.data.split.training.sampled(most, seed: seed, stream: "copied rows").sorted()
        let affordable = factor * Self.mostCopyProducts / (products * training.count)
        let count = min(
            truth.rows, max(Self.copySamples.lowerBound, min(affordable, factor * Self.copySamples.upperBound)))
        let queries = Matrix(
            rows: sets.count * count, columns: truth.columns,
            values: sets.flatMap { $0.values.prefix(count * truth.columns) })
        let found = try TrainingRowCopies(
            of: queries, among: rows, training: training, threads: study.settings.threads)
        let parts = sets.indices.map { found.part(from: $0 * count, count: count) }
        return Copies(
            bySource: Array(parts.dropLast()), ofTestRows: parts[parts.count - 1], training: training.count,
            samples: count)
    }

    private func examples(_ copies: Copies) throws -> [(source: SampleSource, rows: Matrix, nearest: Matrix)] {
        try zip(samples, copies.bySource).map { sample, copies in
            let shown = try Self.shown(sample.rows, copies, rows)
            return (source: sample.source, rows: shown.rows, nearest: shown.nearest)
        }
    }

    private func realExamples(_ copies: Copies) throws -> (rows: Matrix, nearest: Matrix) {
        try Self.shown(truth, copies.ofTestRows, rows)
    }

    private static func shown(
        _ samples: Matrix, _ copies: TrainingRowCopies, _ rows: any RowSource
    ) throws -> (rows: Matrix, nearest: Matrix) {
        let count = min(exampleCount, copies.nearest.count)
        return (
            samples.selecting(rows: Array(0..<count)), try rows.rows(at: Array(copies.nearest.prefix(count)))
        )
    }
}
