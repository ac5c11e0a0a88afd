internal import CProcessor

/// AdamW's step for the parameters of a block: what gradients do to them.
@safe struct ParameterMove: GradientConsumer {
    /// The numbers of a step that are the same for all parameters of a block.
    struct Step {
        var beta1: Float = 0
        var beta2: Float = 0
        var rate: Float = 0
        var epsilon: Float = 0
        /// What is left of a parameter after its decay.
        var kept: Float = 1
        /// What gradients are multiplied by first.
        var gradientScale: Float = 1
    }

    private let step: Step
    private let parameters: UnsafeMutablePointer<Float>
    private let firstMoments: UnsafeMutablePointer<Float>
    private let secondMoments: UnsafeMutablePointer<Float>
    private let halves: UnsafeMutablePointer<UInt16>?

    /// A step of a block, from where its parameters, moments and bfloat16 forms begin.
    init(
        _ step: Step, parameters: UnsafeMutablePointer<Float>, firstMoments: UnsafeMutablePointer<Float>,
        secondMoments: UnsafeMutablePointer<Float>, halves: UnsafeMutablePointer<UInt16>?
    ) {
        self.step = step
        unsafe self.parameters = parameters
        unsafe self.firstMoments = firstMoments
        unsafe self.secondMoments = secondMoments
        unsafe self.halves = halves
    }

    @inline(__always)
    func prefetch(_ index: Int) {
        unsafe gibbous_prefetch(parameters + index)
        unsafe gibbous_prefetch(firstMoments + index)
        unsafe gibbous_prefetch(secondMoments + index)
    }

    @inline(__always)
    func take(_ gradients: Lanes, at index: Int) {
        let moved = unsafe move(
            gradients, (parameters.lanes(at: index), firstMoments.lanes(at: index), secondMoments.lanes(at: index)))
        unsafe firstMoments.set(moved.first, at: index)
        unsafe secondMoments.set(moved.second, at: index)
        unsafe parameters.set(moved.parameter, at: index)
        if let halves = unsafe halves { unsafe halves.set(moved.parameter.rounded16, at: index) }
    }

    @inline(__always)
    func take(_ gradients: Lanes, at index: Int, count: Int) {
        let moved = unsafe move(
            gradients,
            (
                parameters.lanes(at: index, count: count), firstMoments.lanes(at: index, count: count),
                secondMoments.lanes(at: index, count: count)
            ))
        unsafe firstMoments.set(moved.first, at: index, count: count)
        unsafe secondMoments.set(moved.second, at: index, count: count)
        unsafe parameters.set(moved.parameter, at: index, count: count)
        if let halves = unsafe halves { unsafe halves.set(moved.parameter.rounded16, at: index, count: count) }
    }

    /// Where sixteen parameters and their moments go.
    @inline(__always)
    private func move(
        _ gradients: Lanes, _ now: (parameter: Lanes, first: Lanes, second: Lanes)
    ) -> (parameter: Lanes, first: Lanes, second: Lanes) {
        let gradient = step.gradientScale * gradients
        let first = step.beta1 * now.first + (1 - step.beta1) * gradient
        let second = step.beta2 * now.second + (1 - step.beta2) * gradient * gradient
        let change = step.rate * first / (second.squareRoot() + step.epsilon)
        return (step.kept * now.parameter - change, first, second)
    }
}
