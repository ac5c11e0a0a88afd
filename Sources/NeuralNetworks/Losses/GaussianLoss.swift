internal import Foundation
public import OneDNN

/// The negative log-likelihood of data under a normal distribution about the outputs, in nats a row.
///
/// One variance for all features is learned with the network (σ-VAE; Rybkin, Daniilidis and Levine, 2021), so that the
/// ELBO is a likelihood and no weight between its two parts is guessed.
public struct GaussianLoss: ReconstructionLoss {
    /// The shape of its one parameter, the logarithm of the variance.
    public static let parameter = ParameterShape(rows: 1, columns: 1, initialization: .constant(0), decays: false)

    private let logVariance: (value: TensorView, gradient: TensorView)

    public init(logVariance: (value: TensorView, gradient: TensorView)) {
        self.logVariance = logVariance
    }

    public func sum(outputs: TensorView, targets: TensorView, gradient: TensorView?, scale: Float) -> Double {
        let y = unsafe outputs.address
        let t = unsafe targets.address
        let d = unsafe gradient?.address
        let logarithm = unsafe logVariance.value.address.pointee
        let precision = exp(-logarithm)
        let squares = sumOfLanes(count: outputs.count) { index in
            let error = unsafe y.lanes(at: index) - t.lanes(at: index)
            if let d = unsafe d { unsafe d.set(scale * precision * error, at: index) }
            return error * error
        }
        let scaled = squares * Double(precision)
        if gradient != nil {
            unsafe logVariance.gradient.address.pointee = Float(0.5 * (Double(outputs.count) - scaled)) * scale
        }
        return 0.5 * (scaled + Double(outputs.count) * (Double(logarithm) + log(2 * Double.pi)))
    }
}
