import Comparison
import Core
import Evidence
import KnownKinds
import Methods
import Rows
import TestSupport
import Testing

/// The effect on a PCA of one row of a hundred that lies far away.
@Suite struct ClippingTruthTests {
    /// PCA's mean squared error on new rows that are no outliers, in the unit of the file.
    private func error(of kind: KnownKind, seed: UInt64, keepsOutliers: Bool) throws -> (error: Double, rows: Int) {
        let known = kind.data(seed: seed)
        let folder = try TemporaryFolder()
        let path = folder.path("x.h5")
        try known.write(to: path)
        var settings = ComparisonSettings(file: path)
        settings.methods = [.pca]
        settings.keepsOutliers = keepsOutliers
        let data = try DataPreparation(settings).run()
        let pca = try #require(try ComparisonResult(of: data, settings: settings).study.fitted.first?.decoding)
        let fresh = known.fresh(4_000).matrix
        let usual = (0..<fresh.rows).filter { row in fresh[row: row].allSatisfy { abs($0) < 15 } }
        let stored = FeatureMatrix(rowCount: fresh.rows, featureCount: fresh.columns, storage: .float32(fresh.values))
        let rows = try ScaledRows(features: stored, scaling: data.scaling).rows(at: usual)
        let decoded = try pca.decode(pca.encode(rows))
        var sum = 0.0
        for row in 0..<rows.rows {
            for column in 0..<rows.columns {
                let difference =
                    data.scaling.stored(rows[row, column], column: column)
                    - data.scaling.stored(decoded[row, column], column: column)
                sum += difference * difference
            }
        }
        return (sum / Double(rows.values.count), data.scaling.clipping?.rowCount ?? 0)
    }

    /// Outliers bend a PCA and clipped ones do not.
    ///
    /// The best that a plane can do is to leave the noise's variance beside it: 18 of 20.
    @Test(arguments: [0, 1, 2])
    func clippedOutliersDoNotBendAPCA(seed: UInt64) throws {
        let kind = try #require(KnownKind.all.first { $0.name == "outliers" })
        let (kept, clipped) = (
            try error(of: kind, seed: seed, keepsOutliers: true), try error(of: kind, seed: seed, keepsOutliers: false)
        )
        #expect(kept.rows == 0)
        // One of a hundred of 1000 rows.
        #expect((2...25).contains(clipped.rows))
        #expect(clipped.error < 1.05)
        #expect(kept.error > 1.05 * clipped.error)
    }

    /// Without outliers nothing is clipped, and nothing changes.
    @Test func otherDataAreLeftAsTheyAre() throws {
        for name in ["linear", "noise", "clusters", "swiss-roll", "bits", "categories", "uneven-columns"] {
            let known = try #require(KnownKind.all.first { $0.name == name }).data(seed: 1)
            let folder = try TemporaryFolder()
            let path = folder.path("x.h5")
            try known.write(to: path)
            let data = try DataPreparation(ComparisonSettings(file: path)).run()
            #expect(data.scaling.clipping == nil, "\(name): \(data.scaling.clipping?.sentence ?? "")")
        }
    }
}
