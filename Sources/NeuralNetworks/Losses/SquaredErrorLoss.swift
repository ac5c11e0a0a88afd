public import OneDNN

/// The function from a network's last layer to data.
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
        let slope = 2 * scale / Float(outputs.columns)
        let total: Double
        switch outputFunction {
        case .identity:
            total = sumOfElements(outputs: outputs, targets: targets, gradient: gradient) { output, target in
                let error = output - target
                return (error * error, slope * error)
            }
        case .logistic:
            total = sumOfElements(outputs: outputs, targets: targets, gradient: gradient) { output, target in
                let prediction = logistic(output)
                let error = prediction - target
                return (error * error, slope * error * prediction * (1 - prediction))
            }
        }
        return total / Double(outputs.columns)
    }
}
