internal import Core
internal import TestSupport

extension KnownKind {
    /// Rows of which nothing can be learned but directions.
    static let linear: [KnownKind] = [
        KnownKind("linear", rows: 1000, .linear) { plane(features: 20, using: &$0) },
        // One row of a hundred is about twelve times as far away as it should be, in a direction of its own.
        KnownKind("outliers", rows: 1000, .linear) { generator in
            let plane = plane(features: 20, using: &generator)
            return IndependentRows { generator in
                let isOutlier = generator.uniform() < 0.01
                return isOutlier ? generator.normals(20, deviation: 20) : plane.row(using: &generator)
            }
        },
        KnownKind("random-labels", rows: 1000, .linear) { generator in
            let plane = plane(features: 20, using: &generator)
            return IndependentRows(label: "y") { generator in
                IndependentRows.Row(values: plane.row(using: &generator), label: generator.whole(below: 3))
            }
        },
        KnownKind("few-rows", rows: 60, .linear) { plane(features: 8, using: &$0) },
        KnownKind("more-features-than-rows", rows: 400, .linear) { plane(features: 600, using: &$0) },
        // Three columns never change, one is a million times as large as the others, one is 0 but for one row of a hundred.
        KnownKind("uneven-columns", rows: 1000, .open) { generator in
            let plane = plane(features: 15, using: &generator)
            return IndependentRows { generator in
                var row = plane.row(using: &generator)
                row[0] *= 1e6
                return row + [0, 7, -1e4, generator.uniform() < 0.01 ? generator.uniform(1...10) : 0]
            }
        },
    ]

    /// Two directions, along which rows vary 26 and 10 times as much as the noise does along each of the others.
    private static func plane(features: Int, using generator: inout SeededGenerator) -> IndependentRows {
        .about(features: features, dimensions: 2, noise: 1, using: &generator) { generator in
            [5 * generator.normal(), 3 * generator.normal()]
        }
    }
}
