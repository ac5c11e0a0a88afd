internal import OneDNN

/// What gradients become as soon as they are computed, while they are in the processor's registers.
protocol GradientConsumer {
    /// Begins to fetch what will be needed for sixteen gradients.
    ///
    /// - Parameter index: The first one's place in its block; any number will do.
    func prefetch(_ index: Int)
    /// Takes sixteen gradients, from `index` of their block on.
    func take(_ gradients: Lanes, at index: Int)
    /// Takes the first `count` of sixteen gradients, from `index` of their block on.
    func take(_ gradients: Lanes, at index: Int, count: Int)
}

/// Writes gradients down.
@safe struct GradientWriter: GradientConsumer {
    private let gradients: UnsafeMutablePointer<Float>

    /// - Parameter block: The gradients of a whole block, `[rows, columns]`.
    init(_ block: TensorView) { unsafe gradients = block.address }

    @inline(__always)
    func prefetch(_ index: Int) {}

    @inline(__always)
    func take(_ gradients: Lanes, at index: Int) { unsafe self.gradients.set(gradients, at: index) }

    @inline(__always)
    func take(_ gradients: Lanes, at index: Int, count: Int) {
        unsafe self.gradients.set(gradients, at: index, count: count)
    }
}
