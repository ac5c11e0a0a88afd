public import OneDNN

/// Some of the gradients of a model's parameters, which one thread computes after all tiles have gone back.
public struct GradientTask {
    /// The gradients that the optimiser may use as soon as the task is done; none if they wait for all tasks.
    public let gradients: [TensorView]
    private let computation: () -> Double
    /// The gradients, where they need not be written down.
    let part: GradientPart?

    /// A task that writes gradients down.
    ///
    /// - Parameters:
    ///   - gradients: The gradients that it computes; none if they wait for all tasks.
    ///   - compute: Computes them, and gives the sum of their squares.
    public init(_ gradients: [TensorView] = [], _ compute: @escaping () -> Double) {
        self.gradients = gradients
        computation = compute
        part = nil
    }

    /// A task for a part of a product.
    init(_ part: GradientPart) {
        gradients = [part.gradient]
        computation = {
            part.write()
            return part.squares
        }
        self.part = part
    }

    /// Computes the gradients, and writes them down.
    ///
    /// - Returns: The square of their norm, or of what clipping takes for it.
    public func compute() -> Double { computation() }
}
