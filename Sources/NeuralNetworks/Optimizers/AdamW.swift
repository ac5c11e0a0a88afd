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
    /// The parameters in pieces that are swept in one go, `count` from `offset` on.
    private let pieces: [(offset: Int, count: Int, decays: Bool)]

    private struct Step {
        var rate: Float = 0
        var epsilon: Float = 0
        /// What is left of a matrix after its decay.
        var kept: Float = 1
        /// What gradients are multiplied by.
        var gradientScale: Float = 1
    }

    /// Numbers in a piece at most: few enough for both moments, gradients and parameters to stay in a core's cache.
    private static let mostNumbers = 1 << 15

    /// An optimiser for all parameters of a store.
    public init(_ store: ParameterStore, settings: Settings) {
        self.store = store
        self.settings = settings
        firstMoments = AlignedBuffer(count: store.values.count)
        secondMoments = AlignedBuffer(count: store.values.count)
        pieces = store.shapes.indices.flatMap { index in
            let shape = store.shapes[index]
            let count = shape.rows * shape.columns
            return stride(from: 0, to: count, by: AdamW.mostNumbers).map { start in
                (store.offsets[index] + start, min(AdamW.mostNumbers, count - start), shape.decays)
            }
        }
    }

    /// Moves every parameter one step against its gradient, on the calling thread.
    public func step(learningRate: Float, gradientScale: Float = 1) {
        beginStep(learningRate: learningRate, gradientScale: gradientScale)
        for piece in pieces.indices { sweep(piece) }
    }

    /// Begins a step, which is done when every piece has been swept once.
    ///
    /// - Parameters:
    ///   - learningRate: How far parameters move.
    ///   - gradientScale: What gradients are multiplied by first; less than 1 clips them.
    public func beginStep(learningRate: Float, gradientScale: Float = 1) {
        stepCount += 1
        let correction1 = 1 - pow(Double(settings.beta1), Double(stepCount))
        let correction2 = 1 - pow(Double(settings.beta2), Double(stepCount))
        // θ −= rate · (m / c₁) / (√(v / c₂) + ε), with both corrections moved out of the loop.
        current = Step(
            rate: Float(Double(learningRate) / correction1 * correction2.squareRoot()),
            epsilon: settings.epsilon * Float(correction2.squareRoot()),
            kept: 1 - learningRate * settings.weightDecay, gradientScale: gradientScale)
    }

    /// In how many pieces the parameters are swept, which threads may do side by side.
    public var pieceCount: Int { pieces.count }

    /// One pass over a piece: moments and parameters together, each number read and written once.
    public func sweep(_ piece: Int) {
        let (offset, count, decays) = pieces[piece]
        let step = current
        let kept = decays ? step.kept : 1
        let w = unsafe store.values.address + offset
        let g = unsafe store.gradients.address + offset
        let m = unsafe firstMoments.address + offset
        let v = unsafe secondMoments.address + offset
        let h = unsafe store.halves.map {
            unsafe TensorView(bfloat16: $0, rows: 1, columns: 2 * $0.count).halfAddress + offset
        }
        let beta1 = settings.beta1
        let beta2 = settings.beta2
        // Blocks are padded to whole vectors, whose padding has gradient 0 and stays 0; pieces within them are whole.
        for index in stride(from: 0, to: count, by: laneCount) {
            let gradient = unsafe step.gradientScale * g.lanes(at: index)
            let first = unsafe beta1 * m.lanes(at: index) + (1 - beta1) * gradient
            let second = unsafe beta2 * v.lanes(at: index) + (1 - beta2) * gradient * gradient
            unsafe m.set(first, at: index)
            unsafe v.set(second, at: index)
            let moved = unsafe kept * w.lanes(at: index) - step.rate * first / (second.squareRoot() + step.epsilon)
            unsafe w.set(moved, at: index)
            if let h = unsafe h { unsafe h.set(moved.rounded16, at: index) }
        }
    }
}
