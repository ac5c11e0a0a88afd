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
            "Training, validation and test rows whose codes are compared (a random sample if there are more).",
            unit: "rows"),
        "neighbors": Definition("Number of nearest neighbours compared."),
        "varies_split": Definition(
            "True if each fit has its own split, false if only the seeds differ."),
        "chance": Definition(
            "Expected share of common neighbours of two unrelated latent spaces: neighbours / (rows − 1)."),
        "drawn_rows": Definition("Rows shown in figures, evenly spaced among those compared.", unit: "rows"),
        "fits": Definition(
            "Number of fits, each with its own seed and, if possible, its own split."),
        "neighbors_kept": Definition(
            "Fraction of a row's nearest neighbours in one fit that are also nearest neighbours in another, mean "
                + "over pairs of fits and rows; 95 % bootstrap interval over rows; ties in random order."),
        "median": Definition(
            "Median over rows of the root-mean-square distance between a row's position in the first fit and in the "
                + "others, which are aligned by rotation, reflection, translation and uniform scaling (Procrustes).",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "ninth_decile": Definition(
            "Ninth decile of the same distances.",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "median_by_chance": Definition(
            "The median with the rows of the other fits permuted before alignment.",
            unit: "root mean square distance of the first fit's codes from their mean"),
        "disparity": Definition(
            "Squared distances between aligned fits relative to the first's about its mean "
                + "(scipy.spatial.procrustes), mean over the other fits."),
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
