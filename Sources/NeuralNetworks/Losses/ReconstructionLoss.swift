public import OneDNN

/// A loss of a network's outputs against their targets, with its gradient.
public protocol ReconstructionLoss {
    /// The shape of the loss's own parameters, which are learned with the network's; nil where it has none.
    static var parameter: ParameterShape? { get }
    /// The loss of a batch, summed over its rows.
    ///
    /// - Parameters:
    ///   - outputs: The network's outputs before any output function, `[rows, features]`.
    ///   - targets: The targets, `[rows, features]`.
    ///   - gradient: Becomes the gradient with respect to `outputs`, times `scale`; nil where it is not needed.
    ///   - parameterGradient: Becomes the gradient with respect to the loss's own parameters, of their shape, times
    ///     `scale`; nil where it is not needed.
    ///   - scale: The factor of the gradients: 1/rows for the mean over rows.
    /// - Returns: The sum over rows.
    func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double
}

extension ReconstructionLoss {
    public static var parameter: ParameterShape? { nil }

    /// The loss of a batch, summed over its rows, without the way back.
    public func sum(outputs: TensorView, targets: TensorView) -> Double {
        sum(outputs: outputs, targets: targets, gradient: nil, parameterGradient: nil, scale: 1)
    }
}

/// Adds up a loss that every number of the outputs has by itself, and sets its gradient.
///
/// - Parameters:
///   - outputs: A network's outputs.
///   - targets: The targets, of the same shape.
///   - gradient: The derivatives, to be written; nil if they are not needed.
///   - loss: The loss of some outputs, the first argument, and their derivative.
/// - Returns: The sum over all numbers.
@inline(__always)
func sumOfElements(
    outputs: TensorView, targets: TensorView, gradient: TensorView?,
    _ loss: (Lanes, Lanes) -> (value: Lanes, derivative: Lanes)
) -> Double {
    let y = unsafe outputs.address
    let t = unsafe targets.address
    guard let d = unsafe gradient?.address else {
        return sumOfLanes(count: outputs.count) { index in
            unsafe loss(y.lanes(at: index), t.lanes(at: index)).value
        }
    }
    return sumOfLanes(count: outputs.count) { index in
        let (value, derivative) = unsafe loss(y.lanes(at: index), t.lanes(at: index))
        unsafe d.set(derivative, at: index)
        return value
    }
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
