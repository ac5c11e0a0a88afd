internal import CProcessor
internal import Foundation
internal import OneDNN

/// Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, 2019).
@safe public final class AdamW {
    public struct Settings: Sendable, Equatable {
        /// The decay rate of the running mean of the gradients.
        public var beta1: Float = 0.9
        /// The decay rate of the running mean of their squares.
        public var beta2: Float = 0.999
        public var epsilon: Float = 1e-8
        /// The share of a matrix that a step takes off, times the learning rate.
        public var weightDecay: Float = 0

        public init(weightDecay: Float = 0) {
            self.weightDecay = weightDecay
        }
    }

    private let store: ParameterStore
    private let settings: Settings
    private let firstMoments: AlignedBuffer
    private let secondMoments: AlignedBuffer
    private var stepCount = 0
    /// The current step's update of a parameter.
    private var current = unsafe gibbous_adamw_step()

    /// An optimiser for all parameters of a store.
    public init(_ store: ParameterStore, settings: Settings) {
        self.store = store
        self.settings = settings
        firstMoments = AlignedBuffer(count: store.values.count)
        secondMoments = AlignedBuffer(count: store.values.count)
    }

    /// The means of the gradients and of their squares, each at its parameter's place.
    var moments: (first: [Float], second: [Float]) { (firstMoments.values, secondMoments.values) }

    /// Goes on from where another optimiser stood.
    ///
    /// - Parameters:
    ///   - moments: Its moments, as many as there are parameters.
    ///   - stepCount: The number of steps it had made.
    func restore(_ moments: (first: [Float], second: [Float]), stepCount: Int) {
        firstMoments.values = moments.first
        secondMoments.values = moments.second
        self.stepCount = stepCount
    }

    /// Moves every parameter one step against its gradient, on the calling thread.
    public func step(learningRate: Float) {
        beginStep(learningRate: learningRate)
        for block in store.shapes.indices { sweep(store.wholeRange(of: block), gradientScale: 1) }
    }

    /// Begins a step, which is done when every parameter has been swept once.
    public func beginStep(learningRate: Float) {
        stepCount += 1
        let correction1 = 1 - pow(Double(settings.beta1), Double(stepCount))
        let correction2 = 1 - pow(Double(settings.beta2), Double(stepCount))
        // θ −= rate · (m / c₁) / (√(v / c₂) + ε), with both corrections moved out of the loop.
        unsafe current.beta1 = settings.beta1
        unsafe current.beta2 = settings.beta2
        unsafe current.rate = Float(Double(learningRate) / correction1 * correction2.squareRoot())
        unsafe current.epsilon = settings.epsilon * Float(correction2.squareRoot())
        unsafe current.kept = 1 - learningRate * settings.weightDecay
    }

    /// One pass over some parameters: moments and parameters together, each number read and written once.
    ///
    /// Ranges that do not overlap may be swept side by side.
    ///
    /// - Parameters:
    ///   - range: The parameters; they begin with a whole vector of their block, and end with one or with the block.
    ///   - gradientScale: A factor that their gradients are first multiplied by.
    public func sweep(_ range: ParameterRange, gradientScale: Float) {
        let step = unsafe step(of: range.block, gradientScale: gradientScale)
        let g = unsafe store.gradients.address + store.offsets[range.block]
        let isWhole = range.numbers.upperBound % laneCount == 0 || range == store.wholeRange(of: range.block)
        precondition(range.numbers.lowerBound % laneCount == 0 && isWhole, "a range that cuts through vectors")
        // Blocks are padded to whole vectors, whose padding has gradient 0 and stays 0.
        for index in stride(from: range.numbers.lowerBound, to: range.numbers.upperBound, by: laneCount) {
            unsafe gibbous_adamw_move(step, g.lanes(at: index), index, Int32(laneCount))
        }
    }

    /// One pass over the weights that a part of a product is the gradient of, which is nowhere written down.
    ///
    /// - Parameters:
    ///   - part: The gradient.
    ///   - block: The weights' block of parameters.
    ///   - gradientScale: A factor that it is first multiplied by.
    func sweep(_ part: GradientPart, of block: Int, gradientScale: Float) {
        unsafe part.move(by: step(of: block, gradientScale: gradientScale))
    }

    /// The step under way for the parameters of a block.
    private func step(of block: Int, gradientScale: Float) -> gibbous_adamw_step {
        var step = unsafe current
        let offset = store.offsets[block]
        unsafe step.parameters = store.values.address + offset
        unsafe step.first_moments = firstMoments.address + offset
        unsafe step.second_moments = secondMoments.address + offset
        unsafe step.bfloat16_values = store.bfloat16Values.map {
            unsafe TensorView(bfloat16: $0, rows: 1, columns: 2 * $0.count).bfloat16Address + offset
        }
        unsafe step.gradient_scale = gradientScale
        if !store.shapes[block].decays { unsafe step.kept = 1 }
        return unsafe step
    }
}
