extension ByteCount {
    /// Reads an amount of memory as a user types it, such as "800M" or "4G"; nil for any other text.
    package static func parse(_ argument: String) -> Int? {
        let units: [Character: Double] = ["k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12]
        var text = argument.lowercased()
        if text.last == "b" { text.removeLast() }
        var unit = 1.0
        if let last = text.last, let known = units[last] {
            unit = known
            text.removeLast()
        }
        guard let number = Double(text), number > 0, number * unit >= 1, number * unit < 1e18 else { return nil }
        return Int(number * unit)
    }
}
