internal import Core
internal import Foundation
internal import TestSupport

extension KnownKind {
    /// Rows on curves and surfaces that two numbers tell, and no plane holds.
    static let curved: [KnownKind] = [
        KnownKind("curve", rows: 1000, .curved) { curve(features: 10, noise: 0.2, using: &$0) },
        KnownKind("curve-of-many-features", rows: 400, .curved) { curve(features: 50, noise: 0.2, using: &$0) },
        // A plane that is bent a little: what it is off by has about three times the variance of the noise of one feature.
        KnownKind("weak-quadratic", rows: 1000, .open) { generator in
            IndependentRows.about(features: 10, dimensions: 3, noise: 0.5, using: &generator) { generator -> [Double] in
                let (first, second) = (2 * generator.normal(), 2 * generator.normal())
                return [first, second, 0.15 * (first * first - 4)]
            }
        },
        KnownKind("swiss-roll", rows: 1500, .curved) { generator in
            IndependentRows.about(features: 6, dimensions: 3, noise: 0.2, using: &generator) { generator -> [Double] in
                let angle = generator.uniform(1.5 * .pi...4.5 * .pi)
                return [angle * cos(angle), generator.uniform(0...21), angle * sin(angle)]
            }
        },
        KnownKind("sphere", rows: 1000, .curved) { generator in
            IndependentRows.about(features: 6, dimensions: 3, noise: 0.05, using: &generator) { generator -> [Double] in
                let point = generator.normals(3)
                let length = point.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return point.map { $0 / length }
            }
        },
        KnownKind("torus", rows: 1000, .curved) { generator in
            IndependentRows.about(features: 6, dimensions: 3, noise: 0.1, using: &generator) { generator -> [Double] in
                let (around, within) = (generator.angle(), generator.angle())
                let radius = 3 + 1.5 * cos(within)
                return [radius * cos(around), radius * sin(around), 1.5 * sin(within)]
            }
        },
    ]

    /// A curve that turns through all of its directions, with normal noise about it.
    static func curve(features: Int, noise: Double, using generator: inout SeededGenerator) -> IndependentRows {
        .about(features: features, dimensions: 6, noise: noise, using: &generator) { closedCurve($0.angle()) }
    }

    /// The point of a closed curve at an angle, `[6]`: a turn, two and three turns meanwhile.
    static func closedCurve(_ angle: Double) -> [Double] {
        (1...3).flatMap { turns -> [Double] in [cos(Double(turns) * angle), sin(Double(turns) * angle)] }
    }
}
