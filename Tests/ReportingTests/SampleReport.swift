import Comparison
import Core
import EmbeddingQuality
import Evidence
import Methods
import NeuralNetworks
import Rows

@testable import Reporting

/// Reports made up of plain values, so that what is said about numbers can be tested apart from their making.
enum SampleReport {
    /// The number of rows; of each eleven, six are for training, one for validation and four for testing.
    static let rowCount = 110
    static let split = Split(
        training: (0..<rowCount).filter { $0 % 11 < 6 }, validation: (0..<rowCount).filter { $0 % 11 == 6 },
        test: (0..<rowCount).filter { $0 % 11 > 6 })
    static let featureCount = 4

    /// A report of methods with these errors.
    ///
    /// - Parameters:
    ///   - errors: The squared error of each test row, for each method in its order.
    ///   - validation: The mean squared error of methods on the validation rows, where it is not that on the test rows.
    ///   - componentErrors: The error of PCA with 1, 2, … components.
    ///   - labels: The labels of all rows.
    ///   - measures: Further measures of methods.
    ///   - repeats: What further trainings of methods came to, the first one included.
    ///   - trainings: How networks were trained, where it is not as ``training``.
    ///   - groups: A number for each row, the same for rows that belong together.
    ///   - onRandomSplit: What methods came to on a split at random.
    ///   - otherSizes: What networks with other numbers of latent dimensions came to.
    ///   - grid: The grid whose places the rows are.
    ///   - change: What is different in the settings.
    /// - Returns: The report.
    static func of(
        _ errors: [(Method, [Double])], validation: [Method: Double] = [:], componentErrors: [Double] = [],
        labels: Labels? = nil,
        measures: [Method: [Measure: MeasuredValue]] = [:], repeats: [Method: [RepeatedTraining]] = [:],
        trainings: [Method: TrainingSummary] = [:], groups: [Int]? = nil,
        onRandomSplit: [Method: RepeatedTraining] = [:], otherSizes: [SizedResult] = [],
        grid: RowGrid? = nil,
        change: (inout ReportSettings) -> Void = { _ in }
    ) -> Report {
        var settings = ReportSettings(file: "sample.h5", output: "output/sample")
        settings.methods = errors.map(\.0)
        change(&settings)
        let names = ["a", "b", "c", "d"]
        let truth = Matrix(rows: split.test.count, columns: featureCount)
        let results = errors.map { method, rows in
            var result = result(
                method, rows, validation: validation[method] ?? rows.reduce(0, +) / Double(rows.count),
                latentSize: settings.latentSize, further: measures[method] ?? [:],
                training: method == .pca ? nil : trainings[method] ?? training, settings)
            result.repeats = repeats[method] ?? []
            return result
        }
        let study = Study(
            data: StudyData(
                split: split, truth: truth, labels: labels, featureNames: names, grid: grid,
                gridPlaces: grid.map { _ in Array(0..<rowCount) }, groups: groups),
            settings: StudySettings(settings.comparison), methods: results, componentErrors: componentErrors,
            onRandomSplit: onRandomSplit, otherSizes: otherSizes)
        var description = DatasetDescription(
            name: "sample", path: "sample.h5", rowCount: rowCount, featureCount: featureCount, dataPath: "/X",
            elementType: "float64", reason: "Data: /X.")
        description.rowGrid = grid
        description.labelPath = labels == nil ? nil : "/y"
        return Report(
            dataset: description, scaling: "Each column is standardised.",
            split: split, labels: labels, featureNames: names, truth: truth, methods: results,
            findings: findings(of: study),
            settings: settings,
            environment: .init(versions: [("gibbous", gibbousVersion)], threads: 1, processor: "any"))
    }

    private static func findings(of study: Study) -> Findings {
        do {
            return try Findings(of: study)
        } catch {
            preconditionFailure("numbers that were made up are finite: \(error)")
        }
    }

    private static func result(
        _ method: Method, _ errors: [Double], validation: Double, latentSize: Int, further: [Measure: MeasuredValue],
        training: TrainingSummary?, _ settings: ReportSettings
    ) -> MethodResult {
        var rowErrors = [Double](repeating: 0, count: rowCount)
        for (row, error) in zip(split.test, errors) { rowErrors[row] = error }
        for row in split.validation { rowErrors[row] = validation }
        let mean = RowMean(perRow: errors)
        let mse = MeasuredValue(estimate: mean.estimate(Bootstrap(seed: settings.seed)), rows: mean)
        var codes = Matrix(rows: rowCount, columns: latentSize)
        for index in codes.values.indices { codes.values[index] = Float(index) }
        return MethodResult(
            method: method, latentSize: latentSize, codes: codes, rowErrors: rowErrors,
            reconstruction: Matrix(rows: split.test.count, columns: featureCount),
            allReconstructions: settings.savesReconstructions ? Matrix(rows: rowCount, columns: featureCount) : nil,
            perFeatureR2: [Double](repeating: 0.5, count: featureCount),
            measures: further.merging([.mse: mse]) { made, _ in made },
            explainedVarianceRatio: method == .pca ? [0.6, 0.3] : nil,
            training: training, seconds: 0.25,
            latentUse: method == .vae ? LatentUse(divergences: [1.5, 0.01], meanVariances: [0.9, 0.02]) : nil)
    }

    /// Three epochs of a training.
    static var training: TrainingSummary {
        var history = TrainingHistory()
        history.trainingLosses = [3, 2, 1]
        history.validationEpochs = [1, 3]
        history.validationLosses = [3.5, 1.5]
        history.keptEpoch = 3
        return TrainingSummary(
            history: history, settings: TrainingSettings(epochs: 3, batchSize: 16, peakLearningRate: 1e-3, seed: 0),
            style: .normalized, hidden: [8], parameterCount: 99, objective: .reconstruction)
    }

    /// Errors of the test rows about a mean, each with a part of its own that depends on its place.
    static func errors(about mean: Double, spread: Double, shift: Double = 0) -> [Double] {
        split.test.indices.map { mean + spread * wave(Double($0) + shift) }
    }

    private static func wave(_ place: Double) -> Double {
        // Irregular enough that two of different shifts have nothing to do with each other.
        let value = place * 0.754877666
        return 2 * (value - value.rounded(.down)) - 1
    }
}

extension Report {
    /// The report of what settings ask for.
    init(comparing settings: ReportSettings) throws {
        try self.init(comparing: settings, on: DataPreparation(settings.comparison).run())
    }

    /// The report of what settings ask for, on data that have been prepared.
    init(comparing settings: ReportSettings, on data: PreparedData) throws {
        try self.init(
            of: ComparisonResult(
                of: data, settings: settings.comparison, keepsReconstructions: settings.savesReconstructions),
            settings: settings)
    }
}
