internal import Core
internal import Foundation

extension Interpolation {
    /// The curve through a latent space from one code to another.
    package enum Route: String, Codable, Sendable {
        /// The straight line.
        case line
        /// The great circle about the prior's centre, lengths changing evenly (Shoemake, 1985; White, 2016).
        case greatCircle = "great_circle"
    }
}

/// Pairs of rows with the places on the way from one to the other.
struct Passages: Sendable {
    /// The rows at both ends, by their places among all rows: `[pairs]`.
    let pairs: [(from: Int, to: Int)]
    /// The shares of each way that lie behind its steps, as many of each: `[pairs][steps]`.
    let shares: [[Double]]

    var stepCount: Int { shares.first?.count ?? 0 }

    /// Finds the codes on all ways.
    ///
    /// - Parameters:
    ///   - codes: The codes of all rows, `[rows, latent]`.
    ///   - route: The curve between two codes.
    /// - Returns: The codes, one way after the other: `[pairs × steps, latent]`.
    func codes(among codes: Matrix, _ route: Interpolation.Route) -> Matrix {
        var values: [Float] = []
        for (pair, shares) in zip(pairs, shares) {
            let from = codes[row: pair.from].map(Double.init)
            let to = codes[row: pair.to].map(Double.init)
            for share in shares { values += Self.point(share, from, to, route) }
        }
        return Matrix(rows: pairs.count * stepCount, columns: codes.columns, values: values)
    }

    /// Mixes the rows at both ends value by value.
    ///
    /// - Parameters:
    ///   - first: The row at the beginning of each way, `[pairs, features]`.
    ///   - last: The row at its end.
    /// - Returns: The rows between, one way after the other: `[pairs × steps, features]`.
    func blend(_ first: Matrix, _ last: Matrix) -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(pairs.count * stepCount * first.columns)
        for (pair, shares) in shares.enumerated() {
            for share in shares {
                for (a, b) in zip(first[row: pair], last[row: pair]) { values.append(a + Float(share) * (b - a)) }
            }
        }
        return Matrix(rows: pairs.count * stepCount, columns: first.columns, values: values)
    }

    private static func point(
        _ share: Double, _ from: [Double], _ to: [Double], _ route: Interpolation.Route
    ) -> [Float] {
        var (first, second) = (1 - share, share)
        if route == .greatCircle {
            let product = zip(from, to).reduce(0) { $0 + $1.0 * $1.1 }
            let lengths = (squares(from) * squares(to)).squareRoot()
            let angle = lengths > 0 ? acos(max(-1, min(1, product / lengths))) : 0
            // Codes in one direction have no circle of their own, opposite ones any.
            if sin(angle) > 1e-6 {
                (first, second) = (sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle))
            }
        }
        return zip(from, to).map { Float(first * $0 + second * $1) }
    }

    private static func squares(_ code: [Double]) -> Double { code.reduce(0) { $0 + $1 * $1 } }
}
