package import Core

/// The structural similarity of images with values in 0–1 (Wang, Bovik, Sheikh and Simoncelli, 2004).
///
/// The mean over all places of a square window that lies within the image, and over channels, of
/// (2 μₓμᵧ + C₁)(2 σₓᵧ + C₂) / ((μₓ² + μᵧ² + C₁)(σₓ² + σᵧ² + C₂)) with C₁ = 0.01², C₂ = 0.03², and variances that divide by the
/// window's pixels less one: as `structural_similarity` of scikit-image with its defaults, `data_range=1` and `channel_axis`.
package struct StructuralSimilarity: Sendable {
    package let shape: ImageShape
    /// The height and the width of the window, in pixels.
    package let window: Int

    /// The window of images that are large enough.
    package static let usualWindow = 7
    private static let (c1, c2) = (0.01 * 0.01, 0.03 * 0.03)

    /// The similarity of images of a shape; nil of images that no window of 3 pixels fits into.
    ///
    /// - Parameters:
    ///   - shape: The shape of every image.
    ///   - window: The height and the width of the window, odd; smaller images have the largest odd one that fits.
    package init?(of shape: ImageShape, window: Int = usualWindow) {
        let least = min(shape.height, shape.width)
        guard least >= 3, window >= 3 else { return nil }
        let largest = min(window, least)
        self.shape = shape
        self.window = largest % 2 == 1 ? largest : largest - 1
    }

    /// The similarity of each image to another: at most 1, which equal images have.
    ///
    /// - Parameters:
    ///   - first: `[images, pixels]`.
    ///   - second: As many, one for each of the first.
    /// - Returns: `[images]`.
    /// - Complexity: O(numbers of both).
    package func perImage(_ first: Matrix, _ second: Matrix) -> [Double] {
        precondition(
            first.rows == second.rows && first.columns == second.columns && first.columns == shape.featureCount,
            "[\(second.rows), \(second.columns)] for [\(first.rows), \(first.columns)], images of \(shape)")
        var sums = WindowSums(shape, window: window)
        return (0..<first.rows).map { image in
            let total = (0..<shape.channels).reduce(0.0) { total, channel in
                sums.take(first, second, image: image, channel: channel)
                return total + mean(of: sums)
            }
            return total / Double(shape.channels)
        }
    }

    /// The mean over windows.
    private func mean(of sums: WindowSums) -> Double {
        let count = Double(window * window)
        var total = 0.0
        for place in 0..<sums.windowCount {
            let (a, b) = (sums.first[place] / count, sums.second[place] / count)
            let variances = max(0, sums.squares[place] / count - a * a - b * b) * count / (count - 1)
            let covariance = (sums.products[place] / count - a * b) * count / (count - 1)
            total +=
                (2 * a * b + Self.c1) * (2 * covariance + Self.c2)
                / ((a * a + b * b + Self.c1) * (variances + Self.c2))
        }
        return total / Double(sums.windowCount)
    }
}

/// Sums over every window of two images, in one channel.
private struct WindowSums {
    let windowCount: Int
    /// The sums of both images' values, of both images' squares together, and of products: `[windows]`.
    private(set) var first: [Double]
    private(set) var second: [Double]
    private(set) var squares: [Double]
    private(set) var products: [Double]
    private let shape: ImageShape
    private let window: Int

    init(_ shape: ImageShape, window: Int) {
        self.shape = shape
        self.window = window
        windowCount = (shape.height - window + 1) * (shape.width - window + 1)
        first = [Double](repeating: 0, count: windowCount)
        second = first
        squares = first
        products = first
    }

    /// Takes two images, of which each pixel is added to the sums of its column's last rows, and these to windows.
    mutating func take(_ a: Matrix, _ b: Matrix, image: Int, channel: Int) {
        let (width, channels, start) = (shape.width, shape.channels, image * shape.featureCount)
        let across = width - window + 1
        func pixel(_ row: Int, _ column: Int) -> SIMD4<Double> {
            let index = start + (row * width + column) * channels + channel
            let (x, y) = (Double(a.values[index]), Double(b.values[index]))
            return SIMD4(x, y, x * x + y * y, x * y)
        }
        var columns = [SIMD4<Double>](repeating: .zero, count: width)
        for top in 0...(shape.height - window) {
            // Summed anew for each row of windows: what is added and taken away again leaves rounding behind.
            for column in 0..<width {
                columns[column] = (top..<top + window).reduce(.zero) { $0 + pixel($1, column) }
            }
            for left in 0..<across {
                var sum = SIMD4<Double>.zero
                for column in left..<left + window { sum += columns[column] }
                let place = top * across + left
                first[place] = sum.x
                second[place] = sum.y
                squares[place] = sum.z
                products[place] = sum.w
            }
        }
    }
}
