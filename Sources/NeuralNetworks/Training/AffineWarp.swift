internal import Core
internal import OneDNN

/// Warps images of one shape by affine transforms, sampled bilinearly, 0 beyond their edges.
final class AffineWarp {
    private let shape: ImageShape
    /// The source with zeros about it, so that no pixel has to ask whether its neighbours are there.
    private let framed: TensorView
    /// For each pixel of a row: where its position lies between the neighbours, and which they are.
    private let sharesX: TensorView
    private let sharesY: TensorView
    private var places: [Int32]
    /// As many rows and columns of zeros as positions outside may have neighbours.
    private static let frame = 2

    init(_ shape: ImageShape) {
        self.shape = shape
        framed = TensorView(
            rows: shape.height + 2 * Self.frame, columns: (shape.width + 2 * Self.frame) * shape.channels)
        sharesX = TensorView(rows: 1, columns: shape.width)
        sharesY = TensorView(rows: 1, columns: shape.width)
        places = [Int32](repeating: 0, count: (shape.width + laneCount - 1) / laneCount * laneCount)
    }

    /// Warps one image.
    ///
    /// - Parameters:
    ///   - transform: The transform.
    ///   - source: `[height, width, channels]`.
    ///   - destination: The same shape, other memory.
    func apply(
        _ transform: AffineTransform, to source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
    ) {
        let (width, channels) = (shape.width, shape.channels)
        let corners = unsafe framed.address
        let below = framed.columns
        for row in 0..<shape.height {
            let start = unsafe corners + (row + Self.frame) * below + Self.frame * channels
            unsafe start.update(from: source + row * width * channels, count: width * channels)
        }
        let (fx, fy) = unsafe (sharesX.address, sharesY.address)
        unsafe places.withUnsafeMutableBufferPointer { places in
            for row in 0..<shape.height {
                unsafe locate(row: row, transform, sharesX: fx, sharesY: fy, places: places)
                let result = unsafe destination + row * width * channels
                for column in 0..<width {
                    let corner = unsafe corners + Int(places[column]) * channels
                    for channel in 0..<channels {
                        let pixel = unsafe corner + channel
                        let (right, down) = unsafe (fx[column], fy[column])
                        let upper = unsafe pixel[0] * (1 - right) + pixel[channels] * right
                        let lower = unsafe pixel[below] * (1 - right) + pixel[below + channels] * right
                        unsafe result[column * channels + channel] = upper * (1 - down) + lower * down
                    }
                }
            }
        }
    }

    /// Finds where the pixels of a row come from.
    @inline(__always)
    private func locate(
        row: Int, _ transform: AffineTransform, sharesX: UnsafeMutablePointer<Float>,
        sharesY: UnsafeMutablePointer<Float>, places: UnsafeMutableBufferPointer<Int32>
    ) {
        let (height, width) = (Float(shape.height), Float(shape.width))
        let frame = Float(Self.frame)
        let (centreX, centreY) = ((width - 1) / 2, (height - 1) / 2)
        let dy = Float(row) - centreY
        let originX = transform.xy * dy + centreX + transform.shiftX
        let originY = transform.yy * dy + centreY + transform.shiftY
        let stride = SIMD16<UInt32>(repeating: UInt32(shape.width + 2 * Self.frame))
        for column in Swift.stride(from: 0, to: shape.width, by: laneCount) {
            let dx = Lanes.counting + (Float(column) - centreX)
            let x = transform.xx * dx + originX
            let y = transform.yx * dx + originY
            // Positions further out than the frame have nothing but zeros for neighbours, as those at its edge have.
            let left = Lanes.maximum(Lanes.minimum(x.floor, Lanes(repeating: width)), Lanes(repeating: -frame))
            let top = Lanes.maximum(Lanes.minimum(y.floor, Lanes(repeating: height)), Lanes(repeating: -frame))
            unsafe sharesX.set(x - left, at: column)
            unsafe sharesY.set(y - top, at: column)
            let place = (top + frame).wholeNumbers &* stride &+ (left + frame).wholeNumbers
            for lane in 0..<laneCount { unsafe places[column + lane] = Int32(truncatingIfNeeded: place[lane]) }
        }
    }
}
