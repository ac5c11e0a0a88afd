internal import Core
internal import NeuralNetworks

/// The PCAs of rows and the layouts of their codes that several fits to the same rows start from, each computed once.
package final class PreparedStarts: Sendable {
    private let pcas = ComputedOnce<PCAKey, PCA>()
    private let layouts = ComputedOnce<LayoutKey, CodeLayout?>()

    private struct PCAKey: Hashable {
        let rows: [Int]
        let size: Int
    }

    private struct LayoutKey: Hashable {
        let rows: [Int]
        let latentSize: Int
        let seed: UInt64
    }

    /// The number of components that a decomposition is asked for, since all that it finds cost about the same: those that PCA's error
    /// is followed up to, among them those that layouts and networks start from.
    private static let usualSize = 64

    package init() {}

    /// The number of components of the PCA of which one with as many as the latent size is the beginning.
    package static func size(latentSize: Int, features: Int) -> Int { max(latentSize, min(usualSize, features)) }

    /// A PCA of rows with as many components, and with those beyond that it remembers.
    ///
    /// - Throws: As `PCA.fit` does.
    func followedPCA(of source: any RowSource, rows: [Int], latentSize: Int, team: ThreadTeam = .alone) throws -> PCA {
        let size = Self.size(latentSize: latentSize, features: source.featureCount)
        return try found(source, rows: rows, size: size, team: team).remembering(beyond: latentSize)
    }

    /// A PCA of rows.
    ///
    /// - Throws: As `PCA.fit` does.
    func pca(of source: any RowSource, rows: [Int], latentSize: Int, team: ThreadTeam = .alone) throws -> PCA {
        let size = Self.size(latentSize: latentSize, features: source.featureCount)
        // In passes over the rows, each component costs as much as the last.
        let isDear = PCA.Solver(rows: rows.count, features: source.featureCount, latentSize: size) == .iterative
        return try found(source, rows: rows, size: isDear ? latentSize : size, team: team).keeping(latentSize)
    }

    private func found(_ source: any RowSource, rows: [Int], size: Int, team: ThreadTeam) throws -> PCA {
        try pcas.value(PCAKey(rows: rows, size: size)) {
            try PCA.fit(source, rows: rows, latentSize: size, team: team)
        }
    }

    /// A layout of rows; nil where there is none.
    ///
    /// - Throws: As ``CodeLayout`` does.
    func layout(
        of source: any RowSource, rows: [Int], latentSize: Int, seed: UInt64, team: ThreadTeam = .alone
    ) throws -> CodeLayout? {
        try layouts.value(LayoutKey(rows: rows, latentSize: latentSize, seed: seed)) {
            try CodeLayout(source, rows: rows, latentSize: latentSize, seed: seed) {
                try pca(of: $0, rows: $1, latentSize: $2, team: team)
            }
        }
    }
}
