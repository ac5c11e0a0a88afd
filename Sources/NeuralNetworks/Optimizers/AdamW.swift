internal import Foundation
internal import OneDNN

/// Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, 2019).
public final class AdamW {
    public struct Settings: Sendable, Equatable {
        /// How slowly the mean of the gradients follows them.
        public var beta1: Float = 0.9
        /// How slowly the mean of their squares does.
        public var beta2: Float = 0.999
        public var epsilon: Float = 1e-8
        /// What share of a matrix is taken off a step, times the learning rate.
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
    /// What the step under way does to a parameter.
    private var current = Step()

    private struct Step {
        var rate: Float = 0
        var epsilon: Float = 0
        /// What is left of a matrix after its decay.
        var kept: Float = 1
    }

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
    ///   - stepCount: How many steps it had made.
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
        current = Step(
            rate: Float(Double(learningRate) / correction1 * correction2.squareRoot()),
            epsilon: settings.epsilon * Float(correction2.squareRoot()),
            kept: 1 - learningRate * settings.weightDecay)
    }

    /// One pass over some parameters: moments and parameters together, each number read and written once.
    ///
    /// Ranges that do not overlap may be swept side by side.
    ///
    /// - Parameters:
    ///   - range: Which parameters; they begin with a whole vector of their block.
    ///   - gradientScale: What their gradients are multiplied by first.
    public func sweep(_ range: ParameterRange, gradientScale: Float) {
        let offset = store.offsets[range.block] + range.numbers.lowerBound
        let count = range.numbers.count
        let step = current
        let kept = store.shapes[range.block].decays ? step.kept : 1
        let w = unsafe store.values.address + offset
        let scratch = store.scratch.holder(of: offset)
        let g = unsafe scratch?.address ?? store.gradients.address + offset
        let m = unsafe firstMoments.address + offset
        let v = unsafe secondMoments.address + offset
        let h = unsafe store.halves.map {
            unsafe TensorView(bfloat16: $0, rows: 1, columns: 2 * $0.count).halfAddress + offset
        }
        let beta1 = settings.beta1
        let beta2 = settings.beta2
        // Blocks are padded to whole vectors, whose padding has gradient 0 and stays 0; ranges within them are whole.
        for index in stride(from: 0, to: count, by: laneCount) {
            let gradient = unsafe gradientScale * g.lanes(at: index)
            let first = unsafe beta1 * m.lanes(at: index) + (1 - beta1) * gradient
            let second = unsafe beta2 * v.lanes(at: index) + (1 - beta2) * gradient * gradient
            unsafe m.set(first, at: index)
            unsafe v.set(second, at: index)
            let moved = unsafe kept * w.lanes(at: index) - step.rate * first / (second.squareRoot() + step.epsilon)
            unsafe w.set(moved, at: index)
            if let h = unsafe h { unsafe h.set(moved.rounded16, at: index) }
        }
        if scratch != nil { store.scratch.release(offset) }
    }
}
