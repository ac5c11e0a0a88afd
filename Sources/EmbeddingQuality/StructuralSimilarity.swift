package import Core

/// The structural similarity of images (Wang et al., 2004), as scikit-image's `structural_similarity` with its defaults.
///
/// Means, variances and the covariance are those of every square of 7 × 7 pixels that lies inside the images, the latter two
/// with the divisor 48; the similarity of two images is the mean over all squares, then over channels. 1 for equal images.
package struct StructuralSimilarity: Sendable {
    /// The edge of a square, in pixels.
    package static let window = 7

    private let shape: ImageShape
    /// The difference between the largest and the smallest value that pixels may have.
    private let dataRange: Double

    /// The similarity of images of a shape; nil where they are smaller than a square.
    ///
    /// - Parameters:
    ///   - shape: The shape of every image.
    ///   - dataRange: The difference between the largest and the smallest value that pixels may have.
    package init?(shape: ImageShape, dataRange: Double = 1) {
        guard shape.height >= Self.window, shape.width >= Self.window, dataRange > 0 else { return nil }
        self.shape = shape
        self.dataRange = dataRange
    }

    /// The similarity of two images, `[features]` each, the channels of a pixel together.
    ///
    /// - Precondition: Both have the shape.
    /// - Complexity: O(features).
    package func value(_ first: ArraySlice<Float>, _ second: ArraySlice<Float>) -> Double {
        precondition(
            first.count == shape.featureCount && second.count == shape.featureCount,
            "images of \(first.count) and \(second.count) numbers for \(shape)")
        let sum = (0..<shape.channels).reduce(0) { $0 + channel($1, first, second) }
        return sum / Double(shape.channels)
    }

    /// The mean over all squares of one channel.
    private func channel(_ channel: Int, _ first: ArraySlice<Float>, _ second: ArraySlice<Float>) -> Double {
        let (height, width, window) = (shape.height, shape.width, Self.window)
        let area = Double(window * window)
        let (first, second) = (Array(first), Array(second))
        func sums(_ value: (Double, Double) -> Double) -> [Double] {
            squareSums { row, column in
                let index = (row * width + column) * shape.channels + channel
                return value(Double(first[index]), Double(second[index]))
            }
        }
        let (a, b) = (sums { a, _ in a }, sums { _, b in b })
        let (aa, bb, ab) = (sums { a, _ in a * a }, sums { _, b in b * b }, sums { $0 * $1 })
        let (c1, c2) = ((0.01 * dataRange) * (0.01 * dataRange), (0.03 * dataRange) * (0.03 * dataRange))
        let unbiased = area / (area - 1)
        var total = 0.0
        let count = (height - window + 1) * (width - window + 1)
        for place in 0..<count {
            let (ma, mb) = (a[place] / area, b[place] / area)
            let va = unbiased * (aa[place] / area - ma * ma)
            let vb = unbiased * (bb[place] / area - mb * mb)
            let covariance = unbiased * (ab[place] / area - ma * mb)
            total +=
                (2 * ma * mb + c1) * (2 * covariance + c2)
                / ((ma * ma + mb * mb + c1) * (va + vb + c2))
        }
        return total / Double(count)
    }

    /// The sum of a value over each square, by its upper left pixel, row after row.
    private func squareSums(_ value: (Int, Int) -> Double) -> [Double] {
        let (height, width, window) = (shape.height, shape.width, Self.window)
        let across = width - window + 1
        // Along rows first, then down columns, each sum afresh, so that none carries the rounding of others.
        var rows = [Double](repeating: 0, count: height * across)
        for row in 0..<height {
            let line = (0..<width).map { value(row, $0) }
            for column in 0..<across {
                var sum = 0.0
                for offset in 0..<window { sum += line[column + offset] }
                rows[row * across + column] = sum
            }
        }
        var squares = [Double](repeating: 0, count: (height - window + 1) * across)
        for row in 0...height - window {
            for column in 0..<across {
                var sum = 0.0
                for offset in 0..<window { sum += rows[(row + offset) * across + column] }
                squares[row * across + column] = sum
            }
        }
        return squares
    }
}
