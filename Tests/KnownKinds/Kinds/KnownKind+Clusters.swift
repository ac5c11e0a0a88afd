internal import Core
internal import TestSupport

extension KnownKind {
    /// Rows in clusters, whose places no plane holds.
    static let clustered: [KnownKind] = [
        KnownKind("clusters", rows: 1000, .curved) { generator in
            let centers = (0..<6).map { _ in generator.normals(10, deviation: 2) }
            return labelled(centers, deviation: 0.6)
        },
        // Three clusters of three clusters each.
        KnownKind("nested-clusters", rows: 1000, .curved) { generator in
            let outer = (0..<3).map { _ in generator.normals(10, deviation: 3) }
            let centers = outer.flatMap { center in
                (0..<3).map { _ in center.map { $0 + 1.2 * generator.normal() } }
            }
            return labelled(centers, deviation: 0.4)
        },
        // The third of three numbers is told by the product of the others.
        KnownKind("xor", rows: 1000, .curved) { generator in
            IndependentRows.about(features: 8, dimensions: 3, noise: 0.2, using: &generator) { generator -> [Double] in
                let (first, second) = (generator.uniform() < 0.5 ? -1.0 : 1, generator.uniform() < 0.5 ? -1.0 : 1)
                return [first, second, first * second]
            }
        },
    ]

    /// Rows about centers, `[clusters, features]`, each equally likely, with their clusters as labels.
    private static func labelled(_ centers: [[Double]], deviation: Double) -> IndependentRows {
        IndependentRows(label: "y") { generator in
            let cluster = generator.whole(below: centers.count)
            return IndependentRows.Row(
                values: centers[cluster].map { $0 + deviation * generator.normal() }, label: cluster)
        }
    }
}
