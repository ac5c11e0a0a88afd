/// Keeps gradients from being many times as large as they usually are.
///
/// Each part of the gradients is held to a multiple of the running mean of its own norm, as in AdaGC (Wang et al., 2025),
/// instead of all of them to one number: no threshold has to be known beforehand, and a part can be used as soon as it is
/// there, while it is still in the processor's cache. All parts of a linear layer's weights have one norm, which is known
/// before the gradient: ``GradientProduct/squares``.
public final class GradientClipping {
    /// The largest norm of a part, as a multiple of its running mean.
    public let factor: Double
    private let running: SharedNumbers
    /// The decay rate of the running means.
    package static let smoothing = 0.98

    public init(parts: Int, factor: Double) {
        self.factor = factor
        running = SharedNumbers(count: parts)
    }

    /// The running mean of each part's norm; 0 before the first step.
    public var norms: [Double] {
        get { running.values }
        set { running.values = newValue }
    }

    /// The factor to multiply a part's gradients by.
    ///
    /// - Parameters:
    ///   - part: The part's number; each belongs to one thread at a time.
    ///   - squares: The sum of its squares.
    /// - Returns: 1, or less where its norm is above the limit.
    func scale(_ part: Int, squares: Double) -> Float {
        let norm = squares.squareRoot()
        let usual = running[part]
        let limit = factor * usual
        let isClipped = usual > 0 && norm > limit
        let kept = isClipped ? limit : norm
        running[part] = usual > 0 ? Self.smoothing * usual + (1 - Self.smoothing) * kept : kept
        return isClipped ? Float(limit / norm) : 1
    }
}
