internal import Core
package import Drawing
internal import Foundation

/// A picture of where points are dense, for more points than dots can show.
///
/// Hue is the mean colour of the points at a pixel, weighted by count in linear light; the amount of ink is the rank of
/// the count among pixels that aren't empty, so a single point still shows beside a crowd of thousands.
package struct DensityLayer: Sendable {
    private let area: Rectangle
    private let scale: Double
    private let width: Int
    private let height: Int
    private var weight: [Float]
    private var red: [Float]
    private var green: [Float]
    private var blue: [Float]

    /// The blur's standard deviation in points.
    private static let blur = 0.5
    package static let minimumInk = 0.2

    /// An empty layer over an area, of the pixels of a raster layer.
    package init(area: Rectangle, dotsPerInch: Double) {
        let layer = RasterLayer(area: area, dotsPerInch: dotsPerInch)
        self.area = area
        scale = dotsPerInch / 72
        width = layer.width
        height = layer.height
        let empty = [Float](repeating: 0, count: width * height)
        (weight, red, green, blue) = (empty, empty, empty, empty)
    }

    /// Counts a point, if it is inside.
    package mutating func add(_ point: Point, color: LinearColor) {
        guard point.x >= area.x, point.x <= area.maxX, point.y >= area.y, point.y <= area.maxY else { return }
        let column = min(width - 1, Int((point.x - area.x) * scale))
        let row = min(height - 1, Int((point.y - area.y) * scale))
        let index = row * width + column
        weight[index] += 1
        red[index] += Float(color.red)
        green[index] += Float(color.green)
        blue[index] += Float(color.blue)
    }

    /// Lays the density over a raster layer of the same area and resolution.
    ///
    /// - Complexity: O(pixels · log pixels).
    package func draw(on layer: inout RasterLayer, minimumInk: Double = minimumInk, maximumInk: Double = 1) {
        let sigma = Self.blur * scale
        let radius = Int((3 * sigma).rounded(.up))
        let bell = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let sum = bell.reduce(0, +)
        let kernel = bell.map { Float($0 / sum) }
        let total = blurred(weight, kernel)
        // A lone point leaves a spot two standard deviations in radius.
        let centre = kernel[radius]
        let threshold = centre * centre * Float(exp(-2.0))
        let filled = total.indices.filter { total[$0] > threshold }
        guard !filled.isEmpty else { return }
        let (meanRed, meanGreen, meanBlue) = (blurred(red, kernel), blurred(green, kernel), blurred(blue, kernel))
        let ranks = Self.ranks(of: filled.map { total[$0] })
        for (position, index) in filled.enumerated() {
            let mean = LinearColor(
                red: Double(meanRed[index] / total[index]), green: Double(meanGreen[index] / total[index]),
                blue: Double(meanBlue[index] / total[index]))
            let ink = (minimumInk + (1 - minimumInk) * ranks[position]) * maximumInk
            layer.blend(row: index / width, column: index % width, color: mean.color.opacity(ink))
        }
    }

    /// The rank of each value, 0 for the smallest and 1 for the largest; equal values share their mean rank.
    static func ranks(of values: [Float]) -> [Double] {
        guard values.count > 1 else { return values.map { _ in 1 } }
        return values.map(Double.init).meanRanks.map { $0 / Double(values.count - 1) }
    }

    private func blurred(_ plane: [Float], _ kernel: [Float]) -> [Float] {
        let radius = kernel.count / 2
        var horizontal = [Float](repeating: 0, count: plane.count)
        for row in 0..<height {
            for column in 0..<width where plane[row * width + column] != 0 {
                let value = plane[row * width + column]
                let first = max(0, column - radius)
                let last = min(width - 1, column + radius)
                for target in first...last {
                    horizontal[row * width + target] += value * kernel[target - column + radius]
                }
            }
        }
        var result = [Float](repeating: 0, count: plane.count)
        for row in 0..<height {
            for target in max(0, row - radius)...min(height - 1, row + radius) {
                let factor = kernel[target - row + radius]
                for column in 0..<width {
                    result[target * width + column] += horizontal[row * width + column] * factor
                }
            }
        }
        return result
    }
}
