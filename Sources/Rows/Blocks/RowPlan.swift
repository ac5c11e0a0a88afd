/// The rows of a file that each block has, and the changes to them on their way.
package struct RowPlan: Sendable {
    /// The place of a block in the file.
    package struct Place: Sendable {
        /// The index of its array among several.
        package let array: Int
        package let rows: Range<Int>
        /// Those of its rows that are kept, counted from the first; nil for all.
        package fileprivate(set) var kept: [Int]?

        package init(array: Int = 0, rows: Range<Int>) {
            self.array = array
            self.rows = rows
        }

        package var rowCount: Int { kept?.count ?? rows.count }
    }

    package private(set) var places: [Place]
    /// The columns that are kept, ascending; nil for all.
    package private(set) var columns: [Int]?
    /// True if counts become logarithms.
    package private(set) var isLogarithmic = false
    /// The columns that the total of a row of counts is over, ascending; nil for all.
    package private(set) var countedColumns: [Int]?
    /// Numbers that stand for missing ones.
    package private(set) var fills: [Double] = []

    package init(_ places: [Place]) {
        self.places = places
    }

    /// The first row of each block among those that are kept, and the end of the last one.
    package var starts: [Int] {
        var starts = [0]
        for place in places { starts.append(starts[starts.count - 1] + place.rowCount) }
        return starts
    }

    /// True if elements change on their way, rows and columns aside.
    package var changesElements: Bool { isLogarithmic || !fills.isEmpty }

    /// The plan with a change to each row.
    func changed(_ change: BlockChange) -> RowPlan {
        var plan = self
        switch change {
        case .columns(let numbers): plan.columns = columns.map { columns in numbers.map { columns[$0] } } ?? numbers
        case .rows(let rows): plan.keep(rows)
        case .logarithms:
            plan.isLogarithmic = true
            plan.countedColumns = columns
        case .missing(let numbers): plan.fills += numbers
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
