/// The dependence of rows on each other: rows that are like others, and would give these away from across a division.
public struct RowDependence: Sendable, Equatable {
    /// The group of each row of the source, such as copies or a patient's rows: `[rows]`; nil where each row stands for itself.
    public var groups: [Int]?
    /// The number of rows of the source within which rows are alike; 0 where their order says nothing.
    public var gap: Int

    /// No dependence unless something else is said.
    public init(groups: [Int]? = nil, gap: Int = 0) {
        self.groups = groups
        self.gap = gap
    }
}
