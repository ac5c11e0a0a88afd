public import Core
internal import OneDNN

/// Corrupts rows: a kind of corruption with what it needs to know of the data.
public struct InputCorruption: Sendable, Equatable {
    public let corruption: Corruption
    private let range: FeatureRange

    /// A corruption of rows.
    ///
    /// - Parameters:
    ///   - corruption: The corruption.
    ///   - range: The range of each feature.
    public init(_ corruption: Corruption, range: FeatureRange) {
        self.corruption = corruption
        self.range = range
    }

    /// Corrupts rows.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - seed: The random seed.
    ///   - stream: The stream of random numbers.
    /// - Returns: Corrupted copies.
    public func corrupted(_ rows: Matrix, seed: UInt64, stream: String) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: stream)
        var noise = LaneGenerator(from: &generator)
        let clean = TensorView(rows: rows.rows, columns: rows.columns)
        clean.fill(with: rows.values)
        let result = TensorView(rows: rows.rows, columns: rows.columns)
        corrupt(clean, into: result, using: &noise)
        return Matrix(rows: rows.rows, columns: rows.columns, values: result.values)
    }

    /// Corrupts a tile of a batch.
    ///
    /// - Parameters:
    ///   - clean: `[rows, features]`, contiguous.
    ///   - corrupted: Becomes the corrupted rows; other memory, whose last vector may reach beyond the rows where its buffer ends.
    ///   - noise: The generator of the noise.
    func corrupt(_ clean: TensorView, into corrupted: TensorView, using noise: inout LaneGenerator) {
        let t = unsafe clean.address
        let x = unsafe corrupted.address
        switch corruption {
        case .gaussian(let standardDeviation):
            noise.fillNormal(corrupted)
            let deviation = Float(standardDeviation)
            for index in stride(from: 0, to: corrupted.count, by: laneCount) {
                unsafe x.set(t.lanes(at: index) + deviation * x.lanes(at: index), at: index)
            }
        case .mask(let probability):
            let share = Float(probability)
            for index in stride(from: 0, to: corrupted.count, by: laneCount) {
                let isHit = noise.uniform() .< share
                unsafe x.set(t.lanes(at: index).replacing(with: 0, where: isHit), at: index)
            }
        case .saltAndPepper(let probability):
            saltAndPepper(clean, into: corrupted, probability: Float(probability), using: &noise)
        }
    }

    private func saltAndPepper(
        _ clean: TensorView, into corrupted: TensorView, probability: Float, using noise: inout LaneGenerator
    ) {
        let t = unsafe clean.address
        let x = unsafe corrupted.address
        for index in stride(from: 0, to: corrupted.count, by: laneCount) {
            let chance = noise.uniform()
            // Features lie anywhere in a vector, and few numbers are hit: those are looked up one by one.
            unsafe x.set(t.lanes(at: index), at: index)
            for lane in 0..<min(laneCount, corrupted.count - index) where chance[lane] < probability {
                let feature = (index + lane) % corrupted.columns
                unsafe x[index + lane] =
                    chance[lane] < probability / 2 ? range.lows[feature] : range.highs[feature]
            }
        }
    }
}
