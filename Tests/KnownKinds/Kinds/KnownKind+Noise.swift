internal import Core
internal import TestSupport

extension KnownKind {
    /// Rows of which nothing can be learned.
    static let noise: [KnownKind] = [
        KnownKind("noise", rows: 1000, .linear) { _ in IndependentRows { $0.normals(20) } },
        KnownKind("heavy-tailed-noise", rows: 1000, .linear) { _ in
            IndependentRows { generator in (0..<20).map { _ in generator.studentT(degreesOfFreedom: 3) } }
        },
        KnownKind("bits", rows: 1000, .open, format: .bytes) { _ in
            IndependentRows { generator in (0..<30).map { _ in generator.uniform() < 0.5 ? 1 : 0 } }
        },
        // Eight variables of five values, a column for each value.
        KnownKind("categories", rows: 1000, .open) { _ in
            IndependentRows { generator in
                (0..<8).flatMap { _ -> [Double] in
                    let value = generator.whole(below: 5)
                    return (0..<5).map { $0 == value ? 1 : 0 }
                }
            }
        },
    ]
}
