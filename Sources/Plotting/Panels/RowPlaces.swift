/// The places that the numbers of a row stand at, for rows that are drawn as curves or as profiles.
package struct RowPlaces: Sendable, Equatable {
    /// The place of each number: the value of an axis, or its number in the row.
    package let values: [Double]
    /// The title of the axis, with its unit.
    package let title: String
    /// True if the numbers are single features in no order, each with a dot.
    package let isProfile: Bool
    /// The name of each feature of a profile, which stand below it where there is room; empty where they have none.
    package let names: [String]

    /// Places along an axis.
    ///
    /// - Parameters:
    ///   - values: The place of each number.
    ///   - title: The title of the axis, with its unit.
    ///   - isProfile: Whether the numbers are features in no order.
    ///   - names: The name of each number, or none.
    package init(_ values: [Double], title: String, isProfile: Bool = false, names: [String] = []) {
        precondition(names.isEmpty || names.count == values.count, "\(names.count) names for \(values.count) places")
        self.values = values
        self.title = title
        self.isProfile = isProfile
        self.names = names
    }

    /// The horizontal scale.
    var scale: AxisScale {
        let finite = values.filter(\.isFinite)
        let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
        // A dot at the edge is whole.
        return AxisScale(.linear, from: low, to: high > low ? high : low + 1).padded(by: isProfile ? 0.04 : 0)
    }
}
