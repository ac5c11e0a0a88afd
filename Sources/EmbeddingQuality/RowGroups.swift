/// Rows that belong together, such as those of one patient: what is independent is the group, not the row.
struct RowGroups {
    /// The place of each row's group among all groups, which are in the order of their first rows: `[rows]`.
    let places: [Int]
    /// The number that the rows of each group are said to be of: `[groups]`.
    let ids: [Int]
    /// The number of groups.
    var count: Int { ids.count }

    /// The groups that rows are said to be of, the same number for each row of one.
    init(_ ids: [Int]) {
        var known: [Int: Int] = [:]
        var first: [Int] = []
        places = ids.map { id in
            if let place = known[id] { return place }
            known[id] = first.count
            first.append(id)
            return first.count - 1
        }
        self.ids = first
    }

    /// The rows of each group, one group after the other: those of group g are `rows[starts[g]..<starts[g + 1]]`.
    var members: (rows: [Int], starts: [Int]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for place in places { starts[place + 1] += 1 }
        for group in 0..<count { starts[group + 1] += starts[group] }
        var next = starts
        var rows = [Int](repeating: 0, count: places.count)
        for (row, place) in places.enumerated() {
            rows[next[place]] = row
            next[place] += 1
        }
        return (rows, starts)
    }

    /// The sum over each group: `[groups]`.
    func sums(of values: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (value, place) in zip(values, places) { sums[place] += value }
        return sums
    }
}
