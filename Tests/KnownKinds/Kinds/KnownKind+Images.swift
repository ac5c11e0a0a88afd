internal import Core
internal import Foundation

extension KnownKind {
    /// Images of a spot, which two numbers place, whatever unit brightness is in.
    static let images: [KnownKind] = [
        spots("spots", brightness: 1),
        spots("spots-of-a-thousandth", brightness: 0.001),
    ]

    /// Images of 8×8 pixels; with the same seed the same but for their brightness.
    private static func spots(_ name: String, brightness: Double) -> KnownKind {
        KnownKind(name, rows: 1000, .curved, format: .images(height: 8, width: 8), stream: "spots") { _ in
            IndependentRows { generator in
                let (row, column) = (generator.uniform(1...6), generator.uniform(1...6))
                return (0..<64).map { pixel in
                    let (down, right) = (Double(pixel / 8) - row, Double(pixel % 8) - column)
                    let light = 0.9 * exp(-(down * down + right * right) / 3) + 0.02 * generator.normal()
                    return brightness * min(1, max(0, light))
                }
            }
        }
    }
}
