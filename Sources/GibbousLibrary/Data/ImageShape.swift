internal import Core

/// The shape of the images that rows are, pixels row after row, the channels of a pixel together.
///
///     let shape = ImageShape(height: 28, width: 28)
public struct ImageShape: Sendable, Equatable {
    /// The height in pixels.
    public let height: Int
    /// The width in pixels.
    public let width: Int
    /// The numbers of a pixel: 1 for grey, 3 for red, green and blue.
    public let channels: Int

    /// A shape of `height × width × channels` numbers.
    public init(height: Int, width: Int, channels: Int = 1) {
        self.height = height
        self.width = width
        self.channels = channels
    }

    init(_ shape: Core.ImageShape) { self.init(height: shape.height, width: shape.width, channels: shape.channels) }

    /// The shape as the modules below have it.
    ///
    /// - Parameter featureCount: The numbers of a row.
    /// - Returns: The shape.
    /// - Throws: ``GibbousError`` if rows of so many numbers are not of this shape.
    func checked(featureCount: Int) throws(GibbousError) -> Core.ImageShape {
        guard min(height, width, channels) > 0, height <= featureCount, width <= featureCount,
            channels <= featureCount, height * width * channels == featureCount
        else {
            throw GibbousError(
                .invalidArgument, "Rows of \(featureCount) numbers are not images of \(height)×\(width)×\(channels).")
        }
        return Core.ImageShape(height: height, width: width, channels: channels)
    }
}
