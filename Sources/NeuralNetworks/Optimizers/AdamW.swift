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

    /// An optimiser for all parameters of a store.
    public init(_ store: ParameterStore, settings: Settings) {
        self.store = store
        self.settings = settings
        firstMoments = AlignedBuffer(count: store.values.count)
        secondMoments = AlignedBuffer(count: store.values.count)
    }

    /// Moves every parameter one step against its gradient.
    public func step(learningRate: Float) {
        stepCount += 1
        let correction1 = 1 - pow(Double(settings.beta1), Double(stepCount))
        let correction2 = 1 - pow(Double(settings.beta2), Double(stepCount))
        // θ −= rate · (m / c₁) / (√(v / c₂) + ε), with both corrections moved out of the loop.
        let rate = Float(Double(learningRate) / correction1 * correction2.squareRoot())
        let epsilon = settings.epsilon * Float(correction2.squareRoot())
        for index in store.shapes.indices {
            let shape = store.shapes[index]
            sweep(
                offset: store.offsets[index], count: shape.rows * shape.columns, rate: rate, epsilon: epsilon,
                kept: shape.decays ? 1 - learningRate * settings.weightDecay : 1)
        }
    }

    /// One pass over a block: moments and parameters together, each number read and written once.
    private func sweep(offset: Int, count: Int, rate: Float, epsilon: Float, kept: Float) {
        let w = unsafe store.values.address + offset
        let g = unsafe store.gradients.address + offset
        let m = unsafe firstMoments.address + offset
        let v = unsafe secondMoments.address + offset
        let h = unsafe store.halves.map {
            unsafe TensorView(bfloat16: $0, rows: 1, columns: 2 * $0.count).halfAddress + offset
        }
        let beta1 = settings.beta1
        let beta2 = settings.beta2
        // Blocks are padded to whole vectors, whose padding has gradient 0 and stays 0.
        for index in stride(from: 0, to: count, by: laneCount) {
            let gradient = unsafe g.lanes(at: index)
            let first = unsafe beta1 * m.lanes(at: index) + (1 - beta1) * gradient
            let second = unsafe beta2 * v.lanes(at: index) + (1 - beta2) * gradient * gradient
            unsafe m.set(first, at: index)
            unsafe v.set(second, at: index)
            let moved = unsafe kept * w.lanes(at: index) - rate * first / (second.squareRoot() + epsilon)
            unsafe w.set(moved, at: index)
            if let h = unsafe h { unsafe h.set(moved.rounded16, at: index) }
        }
    }
}
