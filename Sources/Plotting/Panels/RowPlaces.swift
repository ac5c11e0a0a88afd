internal import Drawing

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
        let scale = AxisScale(.linear, from: low, to: high > low ? high : low + 1)
        return isProfile ? scale.ofCounts.padded(by: 0.04) : scale
    }

    /// Names that are no longer, such as numbers, stand side by side below an axis as other labels do, in points.
    private static let (shortName, shortNameGap) = (14.0, 4.0)

    /// True if the longest name stands side by side with others.
    var namesAreShort: Bool { !names.isEmpty && widestName <= Self.shortName }

    /// The length of the longest name, in points; 0 without names.
    var widestName: Double {
        names.map { TextMeasure.extent(of: $0, style: FigureStyle.tickLabel).width }.max() ?? 0
    }

    /// The names as labels of an axis of a width, every so many of them as have room; nil of long ones, and without any.
    func nameLabels(width: Double) -> TickLabels? {
        guard namesAreShort else { return nil }
        let pitch = max(0.01, width / Double(names.count))
        let step = max(1, Int(((widestName + Self.shortNameGap) / pitch).rounded(.up)))
        return TickLabels(
            ticks: stride(from: 0, to: names.count, by: step).map { Tick(value: values[$0], label: names[$0]) })
    }
}
