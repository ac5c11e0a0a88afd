internal import Core
internal import Foundation
internal import Methods
internal import Rows

/// The memory that a report takes, before it is begun.
struct MemoryPlan {
    /// The limit, in bytes.
    let allowed: Int
    private let dataset: Dataset
    private let methodCount: Int
    private let latentSize: Int
    /// The number of methods whose first fits are made or measured at the same time; repeats, which may go on at as many threads as
    /// there are, are not counted.
    private let sideBySide: Int
    /// The bytes of the networks that are trained at the same time.
    private let trainingBytes: Int

    /// The bytes of a row in lists of rows, in figures and in the files of results while they are written, as measured.
    private static let bytesPerRow = 400

    init(_ dataset: Dataset, settings: ComparisonSettings) {
        self.dataset = dataset
        allowed = settings.memory ?? MachineMemory.usual()
        methodCount = settings.methods.count
        latentSize = settings.latentSize
        sideBySide = min(settings.methods.count, settings.threads)
        let networks = min(
            settings.methods.count(where: \.isNetwork) * settings.repeatCount(on: dataset), settings.threads)
        trainingBytes =
            networks
            * TrainingMemory.bytes(
                for: FitProblem(
                    kind: dataset.imageShape.map { .images($0) } ?? .table,
                    featureCount: dataset.features.featureCount, latentSize: settings.latentSize,
                    trainingRows: dataset.features.rowCount, choices: settings.training))
    }

    /// The bytes that each test row takes: itself, and what every method makes of it.
    private var bytesPerTestRow: Int {
        let kept = dataset.features.isInMemory ? 0 : MemoryLayout<Float>.stride
        return dataset.features.featureCount * (MemoryLayout<Float>.stride * (methodCount + 1) + kept)
    }

    /// The bytes of working storage: some thousand rows with their reconstructions, and the features' covariance with its
    /// eigenvectors.
    private var workBytes: Int {
        let features = dataset.features.featureCount
        let rows =
            min(dataset.features.rowCount, RowChunks.size(featureCount: features)) * features * 3
            * MemoryLayout<Float>.stride
        let rowCount = dataset.features.rowCount
        let components = PreparedStarts.size(latentSize: latentSize, features: features)
        let side = PCA.Solver(rows: rowCount, features: features, latentSize: components).storedOrder(
            rows: rowCount, features: features)
        return sideBySide * rows + 2 * side * side * MemoryLayout<Double>.stride
    }

    /// Keeps fewer rows for testing and validation where more do not fit into memory.
    ///
    /// - Parameters:
    ///   - split: The split.
    ///   - isApart: Whether no row for testing may be for training.
    ///   - seed: What the choice of rows depends on.
    /// - Returns: The split, and a sentence where it has become another.
    func limiting(_ split: Split, isApart: Bool = false, seed: UInt64) -> (Split, note: String?) {
        guard !dataset.features.isInMemory || bytes(testRows: split.test.count) > allowed else { return (split, nil) }
        // Two thirds of what everything else leaves.
        let most = max(1, (allowed - bytes(testRows: 0)) / 3 * 2 / max(1, bytesPerTestRow))
        let limited = split.limited(test: most, validation: max(1, most / 2), isApart: isApart, seed: seed)
        guard limited != split else { return (split, nil) }
        return (
            limited,
            "So that they fit into memory, \(limited.test.count) rows are kept for testing and \(limited.validation.count) for "
                + "validation, drawn at random; the others are "
                + (isApart
                    ? "left out."
                    : split.groups == nil ? "for training." : "left out, since rows like them may stay.")
        )
    }

    /// The bytes of everything, with so many test rows.
    private func bytes(testRows: Int) -> Int {
        let codes = methodCount * (latentSize * MemoryLayout<Float>.stride + MemoryLayout<Double>.stride)
        let perRow = dataset.features.rowCount * (codes + Self.bytesPerRow)
        return MachineMemory.programBytes + trainingBytes + workBytes + dataset.features.memoryBytes + testRows
            * bytesPerTestRow
            + perRow
    }

    /// Makes sure that there is enough.
    ///
    /// - Returns: A sentence that says what is taken.
    /// - Throws: ``ComparisonError`` where there is not.
    func check(_ split: Split, file: String) throws(ComparisonError) -> String {
        let features = dataset.features
        let bytes = bytes(testRows: split.test.count)
        guard bytes <= allowed else {
            throw ComparisonError(
                .unusableData,
                "\(file.escaped): the report would take about \(ByteCount.text(bytes)) of memory, and may take "
                    + "\(ByteCount.text(allowed)). Give more with --memory, or choose a smaller --test-fraction.")
        }
        let elements = ByteCount.text(features.elementBytes)
        let place =
            features.isInMemory
            ? "in memory"
            : "which stay in the file, \(ByteCount.text(features.memoryBytes)) of them in memory at a time"
        return "\(features.rowCount) rows of \(features.featureCount) features are \(elements), \(place); about "
            + "\(ByteCount.text(bytes)) of memory is taken in all, and \(ByteCount.text(allowed)) may be."
    }
}
