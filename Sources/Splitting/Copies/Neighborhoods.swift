internal import Core
internal import LinearAlgebra

/// The nearest other rows of each row, nearest first.
struct Neighborhoods: Sendable {
    /// The most products of distances that are computed between all rows; beyond, rows are compared within cells.
    static let mostProducts = 40_000_000_000

    /// The cells that a thread looks into before what was found is kept.
    private static let cellsPerThread = 4

    /// The number of rows whose neighbours these are.
    let rowCount: Int
    /// The number of neighbours of each row.
    let count: Int
    /// The neighbours: `[rows × count]`; −1 where there are fewer.
    private(set) var indices: [Int32]
    /// Their squared distances: `[rows × count]`; infinite where there are fewer.
    private(set) var squares: [Double]

    /// Finds neighbours.
    ///
    /// All rows are compared with each other if that takes no longer than a second or so. Of more rows, those are compared that
    /// have one of the two nearest of some hundred pivots, rows drawn at random, in common: near copies nearly always do.
    ///
    /// - Complexity: O(rows² · dimensions) up to ``mostProducts``, then O(rows^1.5 · dimensions).
    init(of coordinates: Matrix, count: Int, mostProducts: Int = Neighborhoods.mostProducts, threads: Int = 1) {
        rowCount = coordinates.rows
        self.count = count
        indices = [Int32](repeating: -1, count: rowCount * count)
        squares = [Double](repeating: .infinity, count: rowCount * count)
        if rowCount * rowCount * max(coordinates.columns, 1) <= mostProducts {
            compareAll(coordinates, threads: threads)
        } else {
            compareWithinCells(coordinates, threads: threads)
        }
    }

    /// Finds the neighbours of some rows among all, within cells.
    ///
    /// - Parameters:
    ///   - drawn: The rows, ascending, by whose places neighbours are asked for; all different.
    ///   - coordinates: All rows: `[rows, dimensions]`.
    ///   - count: The number of neighbours of each row.
    ///   - threads: The number of threads; the neighbours do not depend on it.
    init(ofRows drawn: [Int], among coordinates: Matrix, count: Int, threads: Int) {
        rowCount = drawn.count
        self.count = count
        indices = [Int32](repeating: -1, count: rowCount * count)
        squares = [Double](repeating: .infinity, count: rowCount * count)
        compareWithinCells(coordinates, drawn: drawn, threads: threads)
    }

    /// The neighbours of a row that it has, with their squared distances, nearest first.
    func neighbors(of row: Int) -> [(row: Int, square: Double)] {
        (row * count..<(row + 1) * count).filter { indices[$0] >= 0 }.map { (Int(indices[$0]), squares[$0]) }
    }

    /// The squared distance of a row's neighbour, counted from 1.
    func square(of row: Int, neighbor: Int) -> Double { squares[row * count + neighbor - 1] }

    private mutating func compareAll(_ coordinates: Matrix, threads: Int) {
        let found = NearestPoints(count, ofEachAmong: coordinates, threads: threads)
        for row in 0..<rowCount {
            for (place, neighbor) in found.places(of: row).enumerated() {
                indices[row * count + place] = found.indices[neighbor]
                squares[row * count + place] = found.squaredDistances[neighbor]
            }
        }
    }

    /// Compares rows within cells.
    ///
    /// - Parameters:
    ///   - coordinates: All rows.
    ///   - drawn: The rows whose neighbours are asked for, by their places among these; nil for all.
    ///   - threads: The number of threads; the neighbours do not depend on it.
    private mutating func compareWithinCells(_ coordinates: Matrix, drawn: [Int]? = nil, threads: Int) {
        let cells = PivotCells(of: coordinates, threads: threads).members.filter { $0.count > 1 }
        let count = count
        let places = drawn.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($1, $0) }) }
        // As few at a time as keep all threads busy: what was found in a cell is twice as large as what is kept of it.
        for some in cells.indices.parts(of: Self.cellsPerThread * threads) {
            let queries = cells[some].map { members in
                (members, places.map { drawn in members.filter { drawn[$0] != nil } })
            }
            let found = ParallelTasks.run(queries, threads: threads) { members, queries in
                let rows = coordinates.selecting(rows: members)
                guard let queries else { return NearestPoints(count, ofEachAmong: rows) }
                // Each is found among the members itself.
                return NearestPoints(count + 1, of: coordinates.selecting(rows: queries), among: rows)
            }
            for ((members, queries), found) in zip(queries, found) {
                for (position, row) in (queries ?? members).enumerated() {
                    for neighbor in found.places(of: position) {
                        let other = members[Int(found.indices[neighbor])]
                        guard other != row else { continue }
                        insert(other, at: found.squaredDistances[neighbor], into: places?[row] ?? row)
                    }
                }
            }
        }
    }

    /// Takes a row in among the nearest of another, unless it is there or too far.
    private mutating func insert(_ other: Int, at square: Double, into row: Int) {
        let (first, end) = (row * count, (row + 1) * count)
        guard square < squares[end - 1] else { return }
        // Two cells may have both rows, whose distances differ by rounding.
        if indices[first..<end].contains(Int32(other)) { return }
        var place = end - 1
        while place > first && squares[place - 1] > square { place -= 1 }
        for index in stride(from: end - 1, to: place, by: -1) {
            indices[index] = indices[index - 1]
            squares[index] = squares[index - 1]
        }
        indices[place] = Int32(other)
        squares[place] = square
    }
}
