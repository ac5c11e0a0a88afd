/// The data of a path in few characters: each place is told from the one before.
///
/// Places are rounded before they are told apart, so that no error adds up.
struct PathData {
    private(set) var text = ""
    /// The digits after the point that numbers have at most.
    private let places: Int
    private let factor: Double
    private var last = Place(x: 0, y: 0)
    private var start = Place(x: 0, y: 0)
    private var command: Character?

    /// A place in units of the last digit.
    private struct Place {
        let x: Int64
        let y: Int64
    }

    init(places: Int = 2) {
        self.places = places
        factor = (0..<places).reduce(1) { factor, _ in 10 * factor }
    }

    init(_ path: Path) {
        self.init()
        for element in path.elements {
            switch element {
            case .move(let point): move(to: point)
            case .line(let point): line(to: point)
            case .curve(let first, let second, let end): add("c", [first, second, end])
            case .arc: preconditionFailure("the canvas has turned arcs into curves")
            case .close: close()
            }
        }
    }

    mutating func move(to point: Point) {
        add("m", [point])
        start = last
    }

    mutating func line(to point: Point) { add("l", [point]) }

    mutating func close() {
        text += "z"
        (last, command) = (start, "z")
    }

    private mutating func add(_ letter: Character, _ points: [Point]) {
        // Lines follow a move, and what there was before, without being named.
        let isNamed = letter == "m" || letter != command && !(letter == "l" && command == "m")
        if isNamed { text.append(letter) }
        command = letter
        let from = last
        for (index, point) in points.enumerated() {
            last = Place(x: whole(point.x), y: whole(point.y))
            add(last.x - from.x, afterLetter: isNamed && index == 0)
            add(last.y - from.y, afterLetter: false)
        }
    }

    private mutating func add(_ number: Int64, afterLetter: Bool) {
        if number >= 0, !afterLetter { text += " " }
        let digits = (Double(number) / factor).decimal(places: places)
        // A zero before the point is understood.
        if digits.hasPrefix("0.") {
            text += digits.dropFirst()
        } else if digits.hasPrefix("-0.") {
            text += "-" + digits.dropFirst(2)
        } else {
            text += digits
        }
    }

    private func whole(_ number: Double) -> Int64 {
        let scaled = (number * factor).rounded()
        return scaled.isFinite ? Int64(min(max(scaled, -1e15), 1e15)) : 0
    }
}
