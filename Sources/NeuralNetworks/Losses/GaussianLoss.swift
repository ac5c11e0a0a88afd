internal import Foundation
public import OneDNN

/// The negative log-likelihood of data under a normal distribution about the outputs, in nats a row.
///
/// One variance for all features is learned with the network (σ-VAE; Rybkin, Daniilidis and Levine, 2021), so that the
/// ELBO is a likelihood and no weight between its two parts is guessed.
public struct GaussianLoss: ReconstructionLoss {
    /// The shape of its one parameter, the logarithm of the variance divided by ``parameterScale``.
    public static let parameter: ParameterShape? = ParameterShape(
        rows: 1, columns: 1, initialization: .constant(0), decays: false)

    /// The factor from the parameter to the logarithm of the variance.
    ///
    /// Adam moves every parameter by about the learning rate a step, which suits weights of some hundredths; the
    /// logarithm of a variance has several units to go.
    public static let parameterScale: Float = 20

    private let parameter: TensorView

    /// The loss with a parameter that lives elsewhere, `[1, 1]`.
    public init(parameter: TensorView) {
        self.parameter = parameter
    }

    /// The logarithm of the variance.
    public var logVariance: Float {
        unsafe parameter.address.pointee * GaussianLoss.parameterScale
    }

    public func sum(
        outputs: TensorView, targets: TensorView, gradient: TensorView?, parameterGradient: TensorView?, scale: Float
    ) -> Double {
        let logarithm = logVariance
        let precision = exp(-logarithm)
        let squares = sumOfElements(outputs: outputs, targets: targets, gradient: gradient) { output, target in
            let error = output - target
            return (error * error, scale * precision * error)
        }
        let scaled = squares * Double(precision)
        if let parameterGradient {
            let derivative = Float(0.5 * (Double(outputs.count) - scaled)) * GaussianLoss.parameterScale
            unsafe parameterGradient.address.pointee = derivative * scale
        }
        return 0.5 * (scaled + Double(outputs.count) * (Double(logarithm) + log(2 * Double.pi)))
    }
}
