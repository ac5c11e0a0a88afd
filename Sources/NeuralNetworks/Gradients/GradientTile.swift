internal import CProcessor
internal import OneDNN

/// Whether gradients are summed up faster in bfloat16: the processor has it, and this was compiled to use it.
public func gradientsGainByBFloat16() -> Bool { gibbous_has_pair_products != 0 && processorHasBFloat16() }

/// How many gradients are summed up at a time: as many as the registers of AVX-512 hold, or those of AVX2 and NEON.
enum GradientTileSize {
    private static let isWide = gibbous_has_wide_registers != 0
    static let rows = isWide ? 14 : 6
    static let columns = isWide ? 2 * laneCount : laneCount

    /// How many of so many rows are summed up first: one of the numbers that there is a loop for.
    static func rows(of count: Int) -> Int {
        if count >= rows { return rows }
        return count >= 8 ? 8 : count >= 4 ? 4 : count >= 2 ? 2 : 1
    }
}

/// What a step adds to sums of products.
protocol GradientTerm {
    static func add(_ sum: inout Lanes, _ input: Lanes, _ outputGradient: Lanes)
}

/// A product of numbers, one row of the batch a step.
enum SingleTerm: GradientTerm {
    @inline(__always)
    static func add(_ sum: inout Lanes, _ input: Lanes, _ outputGradient: Lanes) {
        sum = gibbous_add_products(sum, input, outputGradient)
    }
}

/// Products of two bfloat16 numbers each, two rows of the batch a step.
enum PairTerm: GradientTerm {
    @inline(__always)
    static func add(_ sum: inout Lanes, _ input: Lanes, _ outputGradient: Lanes) {
        sum = gibbous_add_pair_products(sum, input, outputGradient)
    }
}

/// The rows and columns of a weights' gradient that are summed up in registers, and what is needed for them.
@safe struct GradientTile<Term: GradientTerm, Consumer: GradientConsumer> {
    /// The first step's inputs, from the tile's first row on, and how far it is to the next step's.
    let inputs: UnsafePointer<Float>
    let inputStride: Int
    /// The first step's output gradients, from the tile's first column on, and how far it is to the next step's.
    let outputGradients: UnsafePointer<Float>
    let outputStride: Int
    /// How many steps there are.
    let steps: Int
    let consumer: Consumer
    /// The place of the first gradient in its block.
    let start: Int
    /// How many columns there are, up to those of a tile.
    let columns: Int

    /// Sums up so many rows, and hands them to the consumer.
    func run(rows: Int) {
        switch (rows, columns > laneCount) {
        case (14, true): sum(TileRows<14>(), isWide: true)
        case (8, true): sum(TileRows<8>(), isWide: true)
        case (4, true): sum(TileRows<4>(), isWide: true)
        case (2, true): sum(TileRows<2>(), isWide: true)
        case (1, true): sum(TileRows<1>(), isWide: true)
        case (14, false): sum(TileRows<14>(), isWide: false)
        case (8, false): sum(TileRows<8>(), isWide: false)
        case (6, false): sum(TileRows<6>(), isWide: false)
        case (4, false): sum(TileRows<4>(), isWide: false)
        case (2, false): sum(TileRows<2>(), isWide: false)
        case (1, false): sum(TileRows<1>(), isWide: false)
        default: preconditionFailure("no loop for \(rows) rows")
        }
    }

    /// Sums up rows of one vector, or of two where the tile is wide.
    ///
    /// The sums are arrays of a fixed size, and the loops over them have fixed bounds, so that the compiler keeps all sums in
    /// registers. What is fetched ahead is the consumer's: it comes from memory while the registers are busy.
    @inline(__always)
    private func sum<let count: Int>(_ rows: TileRows<count>, isWide: Bool) {
        var left = InlineArray<count, Lanes>(repeating: .zero)
        var right = InlineArray<count, Lanes>(repeating: .zero)
        var input = unsafe inputs
        var gradient = unsafe outputGradients
        var ahead = start
        let pause = max(1, steps / count)
        var wait = 1
        for _ in 0..<steps {
            wait -= 1
            if wait == 0 && ahead < start + count * outputStride {
                wait = pause
                consumer.prefetch(ahead)
                if isWide { consumer.prefetch(ahead + laneCount) }
                ahead += outputStride
            }
            let first = unsafe gradient.lanes(at: 0)
            let second = unsafe isWide ? gradient.lanes(at: laneCount) : first
            for row in 0..<count {
                let factor = unsafe Lanes(repeating: input[row])
                Term.add(&left[row], factor, first)
                if isWide { Term.add(&right[row], factor, second) }
            }
            unsafe input += inputStride
            unsafe gradient += outputStride
        }
        for row in 0..<count {
            let index = start + row * outputStride
            if isWide {
                consumer.take(left[row], at: index)
                take(right[row], at: index + laneCount, count: columns - laneCount)
            } else {
                take(left[row], at: index, count: columns)
            }
        }
    }

    @inline(__always)
    private func take(_ gradients: Lanes, at index: Int, count: Int) {
        if count == laneCount {
            consumer.take(gradients, at: index)
        } else {
            consumer.take(gradients, at: index, count: count)
        }
    }
}

/// A number of rows that the compiler knows.
private struct TileRows<let count: Int> {}
