package import Core
package import EmbeddingQuality
package import Methods

/// The differences between the latent spaces of several fits of a method to the same data: on other splits, from other seeds.
package enum Stability: Question {
    package static let id = "stability"

    package struct Finding: Codable, Sendable {
        /// The rows whose codes are compared, the same in all fits.
        package let rows: Int
        /// The number of nearest neighbours of a row that are compared.
        package let neighbors: Int
        /// The share of neighbours that two latent spaces without any relation have in common.
        package let chance: Double
        /// True if each fit has a split of its own.
        package let variesSplit: Bool
        /// The rows that figures show.
        package let drawnRows: Int
        /// The differences between each method's fits, by its id.
        package let methods: [String: MethodStability]
    }

    /// The differences between the fits of a method.
    package struct MethodStability: Codable, Sendable {
        /// The number of fits.
        package let fits: Int
        package let neighborsKept: Estimate
        /// Nil where the rows of a fit all lie in one place.
        package let movement: Movement?

        package init(fits: Int, neighborsKept: Estimate, movement: Movement?) {
            self.fits = fits
            self.neighborsKept = neighborsKept
            self.movement = movement
        }
    }

    /// The movement of rows from the first fit to the others, once these are aligned with it.
    package struct Movement: Codable, Sendable {
        package let median: Double
        package let ninthDecile: Double
        /// The median of rows that were exchanged at random before.
        package let medianByChance: Double
        package let disparity: Double

        package init(median: Double, ninthDecile: Double, medianByChance: Double, disparity: Double) {
            self.median = median
            self.ninthDecile = ninthDecile
            self.medianByChance = medianByChance
            self.disparity = disparity
        }
    }

    package struct Illustration: Sendable {
        /// The rows that are shown, among all rows: `[shown rows]`.
        package let rows: [Int]
        /// The codes of these rows in each fit of a method, those after the first aligned with it: `[shown rows, latent]` each.
        package let fits: [(method: Method, codes: [Matrix])]

        package init(rows: [Int], fits: [(method: Method, codes: [Matrix])]) {
            self.rows = rows
            self.fits = fits
        }
    }

    package static let definitions = [
        "rows": Definition(
            "Rows whose codes are compared, of training, validation and test, drawn at random where there are more.",
            unit: "rows"),
        "neighbors": Definition("Nearest neighbours of a row that are compared."),
        "varies_split": Definition(
            "True if each fit has a split of its own, false if they differ by their seeds alone."),
        "chance": Definition(
            "Share of neighbours that two latent spaces without any relation have in common: neighbours / (rows − 1)."),
        "drawn_rows": Definition("Rows that figures show, at even steps through those compared.", unit: "rows"),
        "fits": Definition(
            "Fits of the method, each from a seed of its own and, where it can vary, on a split of its own."),
        "neighbors_kept": Definition(
            "Share of a row's nearest neighbours in one fit's latent space that are among those in another's, mean over pairs of "
                + "fits and rows, with its 95 % bootstrap interval over rows; rows at equal distances in random order."),
        "median": Definition(
            "Median over rows of the root mean square distance from a row's place in the first fit to its places in the others, which are "
                + "aligned with it by rotation or reflection, shift and one scale (Procrustes).",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "ninth_decile": Definition(
            "The same, which nine rows in ten stay below.",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "median_by_chance": Definition(
            "The median, where the rows of the other fits are exchanged at random before they are aligned.",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "disparity": Definition(
            "Squared distances between aligned fits as a share of the first's about its mean (scipy.spatial.procrustes), mean over "
                + "the other fits."),
    ]

    /// More points with a line to each of their places would hide one another.
    private static let mostDrawn = 250
    /// More places of a point would be a blot.
    private static let mostDrawnFits = 5

    package static func find(in study: Study) throws -> Answer<Stability>? {
        let rows = study.comparedRows
        guard rows.count >= 3 else { return nil }
        let drawn = Array(rows.indices).thinned(mostDrawn)
        var methods: [String: MethodStability] = [:]
        var shown: [(method: Method, codes: [Matrix])] = []
        var agreements: [NeighborAgreement] = []
        for result in study.methods {
            let fits = [result.codes.selecting(rows: rows)] + result.repeats.compactMap(\.codes)
            guard fits.count > 1, fits.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else { continue }
            let agreement = try NeighborAgreement(
                of: fits, neighbors: Assessment.neighbors, seed: study.settings.seed)
            let groups = study.data.groups.map { groups in rows.map { groups[$0] } }
            let kept = agreement.shares.estimate(Bootstrap(seed: study.settings.seed, groups: groups))
            let moved = try MovedRows(fits, seed: study.settings.seed)
            agreements.append(agreement)
            methods[result.id] = MethodStability(fits: fits.count, neighborsKept: kept, movement: moved?.movement)
            if let moved {
                shown.append((result.method, moved.codes.prefix(mostDrawnFits).map { $0.selecting(rows: drawn) }))
            }
        }
        guard let agreement = agreements.first else { return nil }
        return Answer(
            Finding(
                rows: rows.count, neighbors: agreement.neighbors, chance: agreement.chance,
                variesSplit: study.methods.contains(where: \.variesSplit), drawnRows: drawn.count, methods: methods),
            illustration: Illustration(rows: drawn.map { rows[$0] }, fits: shown))
    }
}
