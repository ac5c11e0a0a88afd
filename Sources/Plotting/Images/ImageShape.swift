/// Height, width and channels of an image whose pixels are stored row after row, the channels of a pixel together.
package struct ImageShape: Sendable, Equatable {
    package var height: Int
    package var width: Int
    /// 1 for grey, 3 for red, green and blue, 4 with opacity.
    package var channels: Int

    /// A shape.
    ///
    /// - Precondition: all are positive.
    package init(height: Int, width: Int, channels: Int) {
        precondition(height > 0 && width > 0 && channels > 0, "an image of \(height)×\(width)×\(channels)")
        self.height = height
        self.width = width
        self.channels = channels
    }

    package var count: Int { height * width * channels }
}
