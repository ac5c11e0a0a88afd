internal import Core
internal import HDF5

extension ImageShape {
    /// Puts the channels of each pixel next to each other, where the file has one plane after the other.
    func channelsLast<Element: HDF5Element>(_ planes: [Element], rowCount: Int) -> [Element] {
        let pixels = height * width
        var elements = [Element](repeating: .zero, count: planes.count)
        for row in 0..<rowCount {
            let start = row * featureCount
            for channel in 0..<channels {
                for pixel in 0..<pixels {
                    elements[start + pixel * channels + channel] = planes[start + channel * pixels + pixel]
                }
            }
        }
        return elements
    }
}
