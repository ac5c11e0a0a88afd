package import Core
package import Methods

/// Rows that only figures need: what the models decode from codes of interest.
package struct Illustrations: Sendable {
    /// Test rows shown as examples, by their place among the test rows.
    package struct Examples: Sendable {
        package let best: [Int]
        package let median: [Int]
        package let worst: [Int]

        package var all: [Int] { best + median + worst }

        /// The first few of each kind.
        func prefix(_ count: Int) -> Examples {
            Examples(
                best: Array(best.prefix(count)), median: Array(median.prefix(count)), worst: Array(worst.suffix(count)))
        }
    }

    /// What a method decodes from draws of N(0, I), `[draws, features]`.
    package struct Samples: Sendable {
        package let method: Method
        package let rows: Matrix
    }

    /// Images decoded over a grid of the latent plane.
    package struct Plane: Sendable {
        /// The quantiles of N(0, 1) that columns and rows stand at, ascending.
        package let coordinates: [Double]
        /// The grid's rows from the top, in each the images from the left: `[side × side, features]`.
        package let rows: Matrix
        /// Which latent dimensions the plane spans, counted from 0.
        package let dimensions: (Int, Int)
    }

    /// The way between two test rows through each method's latent space.
    package struct Interpolation: Sendable {
        /// The rows that it runs between, by their place among the test rows.
        package let from: Int
        package let to: Int
        /// How the two were chosen, as the end of a sentence.
        package let choice: String
        /// For each method, the decoded steps: `[steps, features]`.
        package let steps: [(method: Method, rows: Matrix)]
    }

    package let examples: Examples
    package let samples: [Samples]
    package let plane: Plane?
    package let interpolation: Interpolation?
}
