public import OneDNN

/// What turns a network's last numbers into data.
public enum OutputFunction: String, Sendable, Codable {
    case identity
    /// The logistic function, for data in 0–1.
    case logistic
}

/// The squared error, averaged over a row's features.
public struct SquaredErrorLoss: ReconstructionLoss {
    public let outputFunction: OutputFunction

    public init(_ outputFunction: OutputFunction) {
        self.outputFunction = outputFunction
    }

    public func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double {
        let y = unsafe outputs.address
        let t = unsafe targets.address
        let d = unsafe gradient?.address
        let slope = 2 * scale / Float(outputs.columns)
        let total: Double
        switch outputFunction {
        case .identity:
            total = sumOfLanes(count: outputs.count) { index in
                let error = unsafe y.lanes(at: index) - t.lanes(at: index)
                if let d = unsafe d { unsafe d.set(slope * error, at: index) }
                return error * error
            }
        case .logistic:
            total = sumOfLanes(count: outputs.count) { index in
                let prediction = unsafe logistic(y.lanes(at: index))
                let error = unsafe prediction - t.lanes(at: index)
                if let d = unsafe d { unsafe d.set(slope * error * prediction * (1 - prediction), at: index) }
                return error * error
            }
        }
        return total / Double(outputs.columns)
    }
}
