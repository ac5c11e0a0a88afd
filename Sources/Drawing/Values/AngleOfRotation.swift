internal import Foundation

/// A clockwise rotation on a surface whose y points down.
struct AngleOfRotation {
    let cosine: Double
    let sine: Double

    init(degrees: Double) {
        // Quarter turns are exact, so that upright text stays on whole coordinates.
        switch degrees {
        case 0: (cosine, sine) = (1, 0)
        case 90: (cosine, sine) = (0, 1)
        case -90: (cosine, sine) = (0, -1)
        default:
            cosine = cos(degrees * .pi / 180)
            sine = sin(degrees * .pi / 180)
        }
    }

    /// The point at an offset from a centre, after the rotation.
    func rotating(x: Double, y: Double, about center: Point) -> Point {
        Point(x: center.x + x * cosine - y * sine, y: center.y + x * sine + y * cosine)
    }
}
