internal import Core
internal import LinearAlgebra

/// The nearest other rows of each row, nearest first.
struct Neighborhoods: Sendable {
    /// The most products of distances that are computed between all rows; beyond, rows are compared within cells.
    static let mostProducts = 40_000_000_000

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

    private mutating func compareWithinCells(_ coordinates: Matrix, threads: Int) {
        for members in Self.cells(of: coordinates, threads: threads) where members.count > 1 {
            let found = NearestPoints(count, ofEachAmong: coordinates.selecting(rows: members), threads: threads)
            for (position, row) in members.enumerated() {
                for neighbor in found.places(of: position) {
                    insert(members[Int(found.indices[neighbor])], at: found.squaredDistances[neighbor], into: row)
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

    /// The rows that have each pivot among their two nearest.
    private static func cells(of coordinates: Matrix, threads: Int) -> [[Int]] {
        var generator = SeededGenerator(seed: 0, stream: "split.pivots")
        let count = max(2, Int(Double(coordinates.rows).squareRoot()))
        let pivots = generator.permutation(of: coordinates.rows).prefix(count).sorted()
        let nearest = NearestPoints(2, of: coordinates, among: coordinates.selecting(rows: pivots), threads: threads)
        var cells = [[Int]](repeating: [], count: count)
        for row in 0..<coordinates.rows {
            for pivot in nearest.places(of: row) { cells[Int(nearest.indices[pivot])].append(row) }
        }
        return cells
    }
}
