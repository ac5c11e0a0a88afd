internal import Core
internal import LinearAlgebra
internal import NeuralNetworks

/// The sum of `AᵀA` over blocks of rows, in stripes of its upper triangle, which a team adds to side by side.
struct GramStripes {
    private let order: Int
    /// The rows of the result that are in each stripe.
    private let ranges: [Range<Int>]
    /// Each stripe from its first column on: `[range.count, order − range.lowerBound]`.
    private let sums: [TaskSlot<[Double]>]

    /// Narrower stripes waste fewer products below the diagonal, wider ones less copying.
    private static let width = 64

    init(order: Int) {
        self.order = order
        ranges = (0..<order).parts(of: Self.width)
        sums = ranges.map { range in
            TaskSlot([Double](repeating: 0, count: range.count * (order - range.lowerBound)))
        }
    }

    /// Adds blocks of rows, in their order.
    func add(_ blocks: [RowBlock], team: ThreadTeam) {
        team.run(ranges.count) { index in
            sums[index].update { sum in
                var destination = sum.mutableSpan
                for block in blocks {
                    accumulateGram(
                        of: block.values.span, rows: block.count, columns: order, stripe: ranges[index],
                        into: &destination)
                }
            }
        }
    }

    /// The whole, `[order, order]`, in the upper triangle.
    func matrix() -> [Double] {
        var result = [Double](repeating: 0, count: order * order)
        for (range, slot) in zip(ranges, sums) {
            let sum = slot.value
            let width = order - range.lowerBound
            for row in range {
                let start = (row - range.lowerBound) * width - range.lowerBound
                for column in row..<order { result[row * order + column] = sum[start + column] }
            }
        }
        return result
    }
}
