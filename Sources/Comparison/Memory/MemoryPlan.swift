internal import Core
internal import Foundation
internal import LinearAlgebra
internal import Methods
internal import Rows
internal import Splitting

/// The memory that a report takes, before it is begun.
struct MemoryPlan {
    /// The limit, in bytes.
    let allowed: Int
    /// The limit of this process that keeps it from being more; nil if none does.
    private let systemLimit: MemoryLimit?
    private let dataset: Dataset
    private let methodCount: Int
    private let latentSize: Int
    /// The number of methods whose first fits are made or measured at the same time; repeats, which may go on at as many threads as
    /// there are, are not counted.
    private let sideBySide: Int
    /// The bytes of the networks that are trained at the same time.
    private let trainingBytes: Int
    /// The most test rows whose neighbours are ranked, and the number of comparisons that rank them at the same time.
    private let ranking: (rows: Int, sideBySide: Int)

    /// The bytes of a row in lists of rows and in the files of results while they are written, and those of each method in figures and
    /// results, as measured of three methods on 150,000 rows.
    private static let (bytesPerRow, bytesPerRowAndMethod) = (400, 200)
    /// The web page: its copies while it is written, in base64 and as text, and the most of each row's coordinates and of all rows'
    /// values that it holds.
    private static let (pageCopies, pageDimensions, pageValues) = (6, 64, 4_000_000)

    init(_ dataset: Dataset, settings: ComparisonSettings) {
        self.dataset = dataset
        (allowed, systemLimit) = MachineMemory.allowed(
            settings.memory, holding: dataset.features.isInMemory ? dataset.features.memoryBytes : 0)
        methodCount = settings.methods.count
        latentSize = settings.latentSize
        sideBySide = min(settings.methods.count, settings.threads)
        let repeats = settings.repeatCount(on: dataset)
        ranking = (settings.exactLimit, min(repeats, settings.threads))
        let networks = min(settings.methods.count(where: \.isNetwork) * repeats, settings.threads)
        trainingBytes =
            networks
            * TrainingMemory.bytes(
                for: FitProblem(
                    kind: dataset.imageShape.map { .images($0) } ?? .table,
                    featureCount: dataset.features.featureCount, latentSize: settings.latentSize,
                    trainingRows: dataset.features.rowCount, choices: settings.training))
    }

    /// Refuses to begin where a limit of the system leaves less than the program itself takes.
    ///
    /// - Parameter settings: The user's request.
    /// - Throws: ``ComparisonError``.
    static func checkLimit(_ settings: ComparisonSettings) throws(ComparisonError) {
        let (bytes, limit) = MachineMemory.allowed(settings.memory)
        guard let limit, bytes <= MachineMemory.programBytes else { return }
        throw ComparisonError(
            .unusableData,
            "\(settings.file.escaped): no report fits into \(ByteCount.text(bytes)) of memory (\(limit.text)). "
                + (limit.free > 2 * MachineMemory.programBytes
                    ? "Half of what is left is taken unless --memory allows more." : "Ask for a larger limit."))
    }

    /// The most rows that are compared with each other for copies among them: what fits into half of what the data leave.
    var mostComparedRows: Int {
        let left = allowed - MachineMemory.programBytes - dataset.features.memoryBytes
        return RowSketch.mostRows(within: left / 2, featureCount: dataset.features.featureCount)
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

    /// The bytes of the distances among test rows, which are kept while their neighbours are ranked.
    private func distanceBytes(testRows: Int) -> Int {
        ranking.sideBySide * MutualDistances.bytes(rowCount: min(testRows, ranking.rows))
    }

    /// The bytes of the web page while it is written: coordinates and errors of all rows, and the values of some.
    private var pageBytes: Int {
        let (rows, features) = (dataset.features.rowCount, dataset.features.featureCount)
        let numbers = rows * methodCount * (min(latentSize, Self.pageDimensions) + 1)
        return Self.pageCopies * (numbers * MemoryLayout<UInt16>.stride + min(rows * features, Self.pageValues))
    }

    /// The bytes of what is done one after the other, for as long as it is under way: training, ranking and writing.
    private func passingBytes(testRows: Int) -> Int {
        max(trainingBytes, distanceBytes(testRows: testRows), pageBytes)
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
        let most = max(1, (allowed - bytes(testRows: 0, ranked: split.test.count)) / 3 * 2 / max(1, bytesPerTestRow))
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

    /// The bytes of everything, with so many test rows, of which so many may be ranked; nil for all.
    private func bytes(testRows: Int, ranked: Int? = nil) -> Int {
        // The means of posteriors with their deviations, and an error.
        let codes = methodCount * (2 * latentSize * MemoryLayout<Float>.stride + MemoryLayout<Double>.stride)
        let perRow = dataset.features.rowCount * (codes + Self.bytesPerRow + methodCount * Self.bytesPerRowAndMethod)
        return MachineMemory.programBytes + passingBytes(testRows: ranked ?? testRows) + workBytes
            + dataset.features.memoryBytes + testRows * bytesPerTestRow + perRow
    }

    /// Makes sure that there is enough.
    ///
    /// - Returns: A sentence that says what is taken.
    /// - Throws: ``ComparisonError`` where there is not.
    func check(_ split: Split, file: String) throws(ComparisonError) -> String {
        let features = dataset.features
        let bytes = bytes(testRows: split.test.count)
        guard bytes <= allowed else {
            let remedy =
                systemLimit.map { $0.free >= bytes } ?? true
                ? "Give more with --memory, or choose a smaller --test-fraction."
                : "Ask for a larger limit, choose a smaller --test-fraction, or fewer rows with --sample."
            throw ComparisonError(
                .unusableData,
                "\(file.escaped): the report would take about \(ByteCount.text(bytes)) of memory, and may take "
                    + "\(ByteCount.text(allowed))\(reason). \(remedy)")
        }
        let elements = ByteCount.text(features.elementBytes)
        let place =
            features.isInMemory
            ? "in memory"
            : "which stay in the file, \(ByteCount.text(features.memoryBytes)) of them in memory at a time"
        return "\(features.rowCount) rows of \(features.featureCount) features are \(elements), \(place); about "
            + "\(ByteCount.text(bytes)) of memory is taken in all, and \(ByteCount.text(allowed)) may be\(reason)."
    }

    /// The end of a sentence on the memory that may be taken.
    private var reason: String { systemLimit.map { " (\($0.text))" } ?? "" }
}
