internal import Core

/// The two orders of a convolution's weights: ours, `[kernel · kernel · channels, outputs]`, and ONNX's,
/// `[outputs, channels, kernel, kernel]`.
enum ConvolutionWeights {
    /// The pixels of a kernel in each direction.
    static func kernel(_ weights: Matrix, channels: Int) -> Int {
        Int(Double(weights.rows / channels).squareRoot())
    }

    /// Weights in ONNX's order.
    static func channelsFirst(_ weights: Matrix, kernel: Int) -> [Float] {
        let pixels = kernel * kernel
        let channels = weights.rows / pixels
        var values: [Float] = []
        values.reserveCapacity(weights.values.count)
        for output in 0..<weights.columns {
            for channel in 0..<channels {
                for pixel in 0..<pixels { values.append(weights[pixel * channels + channel, output]) }
            }
        }
        return values
    }

    /// Weights in our order, from ONNX's.
    static func channelsLast(_ values: [Float], outputs: Int, channels: Int, kernel: Int) -> Matrix {
        let pixels = kernel * kernel
        var weights = Matrix(rows: pixels * channels, columns: outputs)
        for output in 0..<outputs {
            for channel in 0..<channels {
                for pixel in 0..<pixels {
                    weights[pixel * channels + channel, output] = values[(output * channels + channel) * pixels + pixel]
                }
            }
        }
        return weights
    }
}
