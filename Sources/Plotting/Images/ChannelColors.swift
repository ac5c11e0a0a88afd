package import Drawing

/// The colours of the channels of images that are neither grey nor of red, green and blue: each channel is a light of its own.
package enum ChannelColors {
    /// The light of each of so many channels: magenta and green for two, which are told apart without red or green cones, and
    /// else evenly spaced hues from red on.
    package static func lights(of count: Int) -> [Color] {
        guard count != 2 else { return [Color(0xFF00FF), Color(0x00FF00)] }
        return (0..<max(1, count)).map { channel in
            let hue = 6 * Double(channel) / Double(max(1, count))
            func part(_ center: Double) -> Double {
                let distance = min(abs(hue - center), 6 - abs(hue - center))
                return min(1, max(0, 2 - distance))
            }
            return Color(red: part(0), green: part(2), blue: part(4))
        }
    }

    /// The sum of the lights of a pixel's channels, each as bright as its value of 0 to 1; values that are no numbers give none.
    static func sum(of values: ArraySlice<Float>) -> (red: Float, green: Float, blue: Float) {
        var sum = (red: Float(0), green: Float(0), blue: Float(0))
        for (value, light) in zip(values, lights(of: values.count)) where value.isFinite {
            let value = min(1, max(0, value))
            sum.red += value * Float(light.red)
            sum.green += value * Float(light.green)
            sum.blue += value * Float(light.blue)
        }
        return sum
    }
}
