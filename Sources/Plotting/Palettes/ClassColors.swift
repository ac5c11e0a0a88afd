package import Core
package import Drawing

/// The colour of each class, the same in every panel of a report.
///
/// Up to 8 classes get the palette that is safest for colour vision deficiencies in its order, up to 20 a longer one, so that classes
/// that lie side by side get colours far apart. Beyond that classes share colours, and labels carry identity.
package struct ClassColors: Sendable, Equatable {
    package let categories: [String]
    /// `[categories.count]`.
    package let colors: [Color]
    /// The number of rows of each class, `[categories.count]`.
    package let counts: [Int]

    /// Colours chosen once, on the first panel.
    ///
    /// - Parameters:
    ///   - categories: Names of the classes.
    ///   - codes: The class of each row, negative where it is missing.
    ///   - positions: Where the rows lie, `[rows, 2]` or more columns; used beyond 8 classes.
    ///   - given: The file's own colours, one for each class, in place of the usual ones.
    ///   - choice: The user's choice of colours, in place of all others.
    package init(
        categories: [String], codes: [Int], positions: Matrix, given: [Color]? = nil, choice: PaletteChoice? = nil
    ) {
        precondition(codes.count == positions.rows, "\(codes.count) classes for \(positions.rows) positions")
        var counts = [Int](repeating: 0, count: categories.count)
        for code in codes where counts.indices.contains(code) { counts[code] += 1 }
        self.categories = categories
        self.counts = counts
        func assigned(_ palette: [Color]) -> [Color] {
            let x = positions.columns > 0 ? positions.column(0).map(Double.init) : codes.map { _ in 0 }
            let y = positions.columns > 1 ? positions.column(1).map(Double.init) : codes.map { _ in 0 }
            let limits = DataLimits.square(x: x, y: y)
            let peaks = ClusterPeaks(x: x, y: y, codes: codes, classCount: categories.count, limits: limits)
            return GraphColoring(peaks: peaks.positions, counts: counts, names: categories, palette: palette)
                .assignment.map { palette[$0] }
        }
        let colors: [Color]
        if let chosen = choice?.colors, !chosen.isEmpty {
            // A list is in the order that its author wants.
            colors = categories.count <= chosen.count ? Array(chosen.prefix(categories.count)) : assigned(chosen)
        } else if let given, given.count == categories.count {
            colors = given
        } else if categories.count <= CategoricalPalette.eight.count {
            colors = Array(CategoricalPalette.eight.prefix(categories.count))
        } else {
            colors = assigned(CategoricalPalette.twenty)
        }
        self.colors = zip(categories, colors).map { choice?.classes[$0] ?? $1 }
    }

    /// The colour of a class, grey where it is missing.
    package func color(of code: Int) -> Color {
        colors.indices.contains(code) ? colors[code] : .missing
    }
}
