package import Core
internal import LinearAlgebra

/// Distances to the nearest of some points.
package enum NearestDistances {
    /// The Euclidean distance of each query, `[queries, columns]`, to the nearest point, `[points, columns]`; infinite without points.
    ///
    /// - Complexity: O(queries · points · columns) time; memory for both and 32 MB a thread.
    package static func of(_ queries: Matrix, to points: Matrix, threads: Int = 1) -> [Double] {
        guard points.rows > 0 else { return [Double](repeating: .infinity, count: queries.rows) }
        return NearestPoints(1, of: queries, among: points, threads: threads).squaredDistances.map { $0.squareRoot() }
    }
}
