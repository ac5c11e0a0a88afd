public import OneDNN

/// How far a network's outputs are from what they should be, and the way back.
public protocol ReconstructionLoss {
    /// The loss of a batch, summed over its rows.
    ///
    /// - Parameters:
    ///   - outputs: What the network gave before any output function, `[rows, features]`.
    ///   - targets: What it should have given, `[rows, features]`.
    ///   - gradient: Becomes the gradient with respect to `outputs`, times `scale`; nil where it is not needed.
    ///   - scale: What the gradient is multiplied by: 1/rows for the mean over rows.
    /// - Returns: The sum over rows.
    func sum(outputs: TensorView, targets: TensorView, gradient: TensorView?, scale: Float) -> Double
}

/// Adds up a function of vectors over `count` numbers: in `Float` within a kilobyte or so, in `Double` beyond.
///
/// `body` is called with the start of each vector, the last of which may reach beyond `count`; what it gives there is not
/// counted.
@inline(__always)
func sumOfLanes(count: Int, _ body: (Int) -> Lanes) -> Double {
    let whole = count / laneCount * laneCount
    var total = 0.0
    var start = 0
    while start < whole {
        let end = min(start + 64 * laneCount, whole)
        var partial = Lanes.zero
        while start < end {
            partial += body(start)
            start += laneCount
        }
        total += Double(partial.total)
    }
    if whole < count {
        let rest = body(whole)
        for lane in 0..<count - whole { total += Double(rest[lane]) }
    }
    return total
}
