internal import CProcessor
internal import OneDNN

/// A matrix with a row for each of a batch, in the forms that the products of a linear layer take it in.
///
/// One pass over a tile's rows, while they are in the cache, makes all forms and all sums that are needed of them.
struct GradientOperand {
    private let source: TensorView
    private let tiles: [Range<Int>]
    private let rounded: Rounded?
    /// The number of steps of the sums: rows, or pairs of rows.
    let steps: Int
    /// The sum of each row's squares, `[rows, 1]`.
    let squares: TensorView
    /// The sum of each tile's rows, `[tiles, columns]`; nil where nobody needs it.
    let sums: TensorView?

    /// The forms in bfloat16.
    private struct Rounded {
        /// The numbers, `[rows, columns]`.
        let numbers: TensorView
        /// The rows two by two, `[steps, columns]`: each number goes into one half of a `Float`'s bits, the first row's into
        /// the lower one.
        let pairs: TensorView
        /// The first step of each tile; no pair is of two tiles.
        let firstSteps: [Int]
    }

    /// An operand that is brought up to date tile by tile.
    ///
    /// - Parameters:
    ///   - source: `[rows, columns]`.
    ///   - tiles: All its rows, some at a time.
    ///   - isRounded: True if products are computed in bfloat16.
    ///   - isSummed: True if the sum of the rows is needed.
    init(_ source: TensorView, tiles: [Range<Int>], isRounded: Bool, isSummed: Bool) {
        precondition(source.isContiguous, "rows that are not one after another")
        self.source = source
        self.tiles = tiles
        squares = TensorView(rows: source.rows, columns: 1)
        sums = isSummed ? TensorView(rows: tiles.count, columns: source.columns) : nil
        guard isRounded else {
            rounded = nil
            steps = source.rows
            return
        }
        var steps = 0
        var firstSteps: [Int] = []
        for tile in tiles {
            firstSteps.append(steps)
            steps += (tile.count + 1) / 2
        }
        self.steps = steps
        rounded = Rounded(
            numbers: TensorView(
                bfloat16: AlignedBuffer(count: (source.count + 1) / 2), rows: source.rows, columns: source.columns),
            pairs: TensorView(rows: steps, columns: source.columns), firstSteps: firstSteps)
    }

    /// The operand of oneDNN's products, `[rows, columns]`.
    var matrix: TensorView { rounded?.numbers ?? source }

    /// The number of values of a step.
    private var columns: Int { source.columns }

    /// The operand of ``CProcessor``'s sums, `[steps, columns]`; a vector may be read beyond the end.
    @unsafe var address: UnsafePointer<Float> { unsafe UnsafePointer((rounded?.pairs ?? source).address) }

    /// Brings a tile's rows up to date.
    ///
    /// The source is overwritten with its rectified form where products are computed in `Float`, and not where they are
    /// computed in bfloat16: nobody may count on it afterwards.
    ///
    /// - Parameters:
    ///   - tile: The tile's number.
    ///   - rectified: The output of a rectifier, `[rows, columns]`, if the source is the gradient with respect to it: the
    ///     source counts as 0 where the rectifier was inactive. Nil if there is none.
    func update(_ tile: Int, rectified: TensorView? = nil) {
        if let sums { unsafe (sums.address + tile * columns).update(repeating: 0, count: columns) }
        if let rounded {
            updatePairs(tile, rounded, rectified)
        } else {
            updateRows(tile, rectified)
        }
    }

    private func updateRows(_ tile: Int, _ rectified: TensorView?) {
        let sums = unsafe sums.map { unsafe $0.address + tile * columns }
        for row in tiles[tile] {
            let start = row * columns
            let x = unsafe source.address + start
            let open = unsafe rectified.map { unsafe $0.address + start }
            var total = Lanes.zero
            forEachVector { column, count in
                let numbers = unsafe GradientOperand.numbers(x, open, column, count)
                total += numbers * numbers
                if unsafe open != nil { unsafe x.set(numbers, at: column, count: count) }
                if let sums = unsafe sums {
                    unsafe sums.set(sums.lanes(at: column, count: count) + numbers, at: column, count: count)
                }
            }
            unsafe squares.address[row] = total.total
        }
    }

    private func updatePairs(_ tile: Int, _ rounded: Rounded, _ rectified: TensorView?) {
        let sums = unsafe sums.map { unsafe $0.address + tile * columns }
        let rows = tiles[tile]
        for (index, row) in stride(from: rows.lowerBound, to: rows.upperBound, by: 2).enumerated() {
            let start = row * columns
            // An odd row is paired with zeros.
            let isPair = row + 1 < rows.upperBound
            let x = unsafe source.address + start
            let open = unsafe rectified.map { unsafe $0.address + start }
            let halves = unsafe rounded.numbers.bfloat16Address + start
            let pairs = unsafe rounded.pairs.address + (rounded.firstSteps[tile] + index) * columns
            var (total, nextTotal) = (Lanes.zero, Lanes.zero)
            forEachVector { column, count in
                let first = unsafe GradientOperand.numbers(x, open, column, count)
                let second =
                    unsafe isPair
                    ? GradientOperand.numbers(x + columns, open.map { unsafe $0 + columns }, column, count) : Lanes.zero
                total += first * first
                nextTotal += second * second
                if let sums = unsafe sums {
                    unsafe sums.set(
                        sums.lanes(at: column, count: count) + (first + second), at: column, count: count)
                }
                if isPair { unsafe halves.set(second.rounded16, at: columns + column, count: count) }
                unsafe halves.set(first.rounded16, at: column, count: count)
                unsafe pairs.set(gibbous_pairs(first, second), at: column, count: count)
            }
            unsafe squares.address[row] = total.total
            if isPair { unsafe squares.address[row + 1] = nextTotal.total }
        }
    }

    /// Some numbers of a row, those where a rectifier was shut 0.
    @inline(__always)
    private static func numbers(
        _ row: UnsafeMutablePointer<Float>, _ rectified: UnsafeMutablePointer<Float>?, _ column: Int, _ count: Int
    ) -> Lanes {
        let numbers = unsafe row.lanes(at: column, count: count)
        guard let rectified = unsafe rectified else { return numbers }
        let isOpen = unsafe rectified.lanes(at: column, count: count) .> 0
        return Lanes.zero.replacing(with: numbers, where: isOpen)
    }

    /// Calls a closure with the column and the size of each vector of a row.
    @inline(__always)
    private func forEachVector(_ body: (Int, Int) -> Void) {
        let whole = columns / laneCount * laneCount
        for column in stride(from: 0, to: whole, by: laneCount) { body(column, laneCount) }
        if whole < columns { body(whole, columns - whole) }
    }
}
