/// Which rows of a file each block has, and what becomes of them on their way.
struct RowPlan: Sendable {
    /// Where a block is in the file.
    struct Place: Sendable {
        /// Which of several arrays it is of.
        var array = 0
        let rows: Range<Int>
        /// Those of its rows that are kept, counted from the first; nil for all.
        var kept: [Int]?

        var rowCount: Int { kept?.count ?? rows.count }
    }

    private(set) var places: [Place]
    /// The columns that are kept, ascending; nil for all.
    private(set) var columns: [Int]?
    /// Whether counts become logarithms.
    private(set) var isLogarithmic = false

    init(_ places: [Place]) {
        self.places = places
    }

    /// The first row of each block among those that are kept, and the end of the last one.
    var starts: [Int] {
        var starts = [0]
        for place in places { starts.append(starts[starts.count - 1] + place.rowCount) }
        return starts
    }

    /// The plan with a change to each row; nil where that comes too late.
    func changed(_ change: BlockChange) -> RowPlan? {
        var plan = self
        switch change {
        case .columns(let numbers): plan.columns = columns.map { columns in numbers.map { columns[$0] } } ?? numbers
        case .rows(let rows): plan.keep(rows)
        case .logarithms:
            guard columns == nil else { return nil }
            plan.isLogarithmic = true
        }
        return plan
    }

    private mutating func keep(_ rows: [Int]) {
        let starts = starts
        var next = rows.startIndex
        for block in places.indices {
            var kept: [Int] = []
            while next < rows.endIndex, rows[next] < starts[block + 1] {
                let position = rows[next] - starts[block]
                kept.append(places[block].kept.map { $0[position] } ?? position)
                next += 1
            }
            places[block].kept = kept
        }
    }
}
