internal import Core
internal import Foundation
internal import TestSupport

extension SeededGenerator {
    /// A uniform number of a range.
    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A whole number below another, each equally likely.
    mutating func whole(below end: Int) -> Int { Int.random(in: 0..<end, using: &self) }

    /// An angle, in radians.
    mutating func angle() -> Double { uniform(0...2 * .pi) }
}

/// Directions at right angles to each other, each of length 1, along which a few numbers become many features.
struct Directions: Sendable {
    /// `[directions, features]`.
    private let vectors: [[Double]]

    /// Random directions, at most as many as features (by Gram and Schmidt's method).
    init(_ count: Int, features: Int, using generator: inout SeededGenerator) {
        precondition(count <= features, "\(count) directions of \(features) features")
        var vectors: [[Double]] = []
        for _ in 0..<count {
            var vector = generator.normals(features)
            for other in vectors {
                let share = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
                vector = zip(vector, other).map { $0 - share * $1 }
            }
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            vectors.append(vector.map { $0 / length })
        }
        self.vectors = vectors
    }

    /// The features of a point, one number along each direction: `[directions]` to `[features]`.
    func callAsFunction(_ point: [Double]) -> [Double] {
        precondition(point.count == vectors.count, "\(point.count) numbers along \(vectors.count) directions")
        var features = [Double](repeating: 0, count: vectors.first?.count ?? 0)
        for (number, vector) in zip(point, vectors) {
            for index in features.indices { features[index] += number * vector[index] }
        }
        return features
    }
}
