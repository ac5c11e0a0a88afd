internal import Core
internal import Plotting

/// The difference of a reconstruction from the true image, as an image.
enum DifferenceImage {
    /// The meaning of the shades.
    static let explanation =
        "Differences, reconstruction minus original: mid-grey, equal; lighter, reconstruction too bright."

    /// A tile of one row: half of the difference about the middle of the scale, so that none is cut off.
    ///
    /// - Parameters:
    ///   - reconstruction: `[test rows, pixels]`.
    ///   - truth: `[test rows, pixels]`.
    ///   - row: The place among the test rows.
    ///   - shape: The shape of the image.
    /// - Returns: The tile.
    static func tile(of reconstruction: Matrix, from truth: Matrix, row: Int, _ shape: ImageShape) -> ImageTile {
        ImageTile(
            pixels: zip(reconstruction[row: row], truth[row: row]).enumerated().map { index, pair in
                // Opacity has no difference to show.
                shape.channels == 4 && index % 4 == 3 ? 1 : 0.5 + 0.5 * (pair.0 - pair.1)
            })
    }
}
