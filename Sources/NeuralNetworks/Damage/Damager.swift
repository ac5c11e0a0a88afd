public import Core
internal import OneDNN

/// Damages rows: a kind of damage with what it needs to know of the data.
public struct Damager: Sendable, Equatable {
    public let damage: Damage
    private let range: FeatureRange

    /// A damager of rows.
    ///
    /// - Parameters:
    ///   - damage: The corruption.
    ///   - range: The range of each feature.
    public init(_ damage: Damage, range: FeatureRange) {
        self.damage = damage
        self.range = range
    }

    /// Damages rows.
    ///
    /// - Parameters:
    ///   - rows: `[rows, features]`.
    ///   - seed: The random seed.
    ///   - stream: The stream of random numbers.
    /// - Returns: Damaged copies.
    public func damaged(_ rows: Matrix, seed: UInt64, stream: String) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: stream)
        var noise = LaneGenerator(from: &generator)
        let clean = TensorView(rows: rows.rows, columns: rows.columns)
        clean.fill(with: rows.values)
        let result = TensorView(rows: rows.rows, columns: rows.columns)
        damage(clean, into: result, using: &noise)
        return Matrix(rows: rows.rows, columns: rows.columns, values: result.values)
    }

    /// Damages a tile of a batch.
    ///
    /// - Parameters:
    ///   - clean: `[rows, features]`, contiguous.
    ///   - damaged: Becomes the damaged rows; other memory, whose last vector may reach beyond the rows where its buffer ends.
    ///   - noise: The generator of the noise.
    func damage(_ clean: TensorView, into damaged: TensorView, using noise: inout LaneGenerator) {
        let t = unsafe clean.address
        let x = unsafe damaged.address
        switch damage {
        case .gaussian(let standardDeviation):
            noise.fillNormal(damaged)
            let deviation = Float(standardDeviation)
            for index in stride(from: 0, to: damaged.count, by: laneCount) {
                unsafe x.set(t.lanes(at: index) + deviation * x.lanes(at: index), at: index)
            }
        case .mask(let probability):
            let share = Float(probability)
            for index in stride(from: 0, to: damaged.count, by: laneCount) {
                let isHit = noise.uniform() .< share
                unsafe x.set(t.lanes(at: index).replacing(with: 0, where: isHit), at: index)
            }
        case .saltAndPepper(let probability):
            saltAndPepper(clean, into: damaged, probability: Float(probability), using: &noise)
        }
    }

    private func saltAndPepper(
        _ clean: TensorView, into damaged: TensorView, probability: Float, using noise: inout LaneGenerator
    ) {
        let t = unsafe clean.address
        let x = unsafe damaged.address
        for index in stride(from: 0, to: damaged.count, by: laneCount) {
            let chance = noise.uniform()
            // Features lie anywhere in a vector, and few numbers are hit: those are looked up one by one.
            unsafe x.set(t.lanes(at: index), at: index)
            for lane in 0..<min(laneCount, damaged.count - index) where chance[lane] < probability {
                let feature = (index + lane) % damaged.columns
                unsafe x[index + lane] =
                    chance[lane] < probability / 2 ? range.lows[feature] : range.highs[feature]
            }
        }
    }
}
