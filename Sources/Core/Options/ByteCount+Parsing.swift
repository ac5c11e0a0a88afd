extension ByteCount {
    /// Reads an amount of memory as a user types it: "800M", "4G", "4 GB", and by powers of two "4GiB" and "4Gi"; nil for any other
    /// text.
    package static func parse(_ argument: String) -> Int? {
        let text = argument.lowercased()
        let digits = text.prefix { "0123456789.".contains($0) }
        // "1e9" is a number, and has no unit.
        let count =
            Double(text)
            ?? Double(digits).flatMap { number in
                unit(text.dropFirst(digits.count).trimmingSpaces).map { number * $0 }
            }
        guard let count, count >= 1, count < 1e18 else { return nil }
        return Int(count)
    }

    /// The bytes of a unit in small letters: "", "b", "k", "kb", "ki", "kib", and so on; nil if there is no such unit.
    private static func unit(_ name: String) -> Double? {
        var letters = name[...]
        if letters.last == "b" { letters.removeLast() }
        guard let prefix = letters.first else { return 1 }
        guard let power = ["k", "m", "g", "t"].firstIndex(of: prefix).map({ $0 + 1 }) else { return nil }
        let base: Double
        switch letters.dropFirst() {
        case "": base = 1000
        case "i": base = 1024
        default: return nil
        }
        return (0..<power).reduce(1) { product, _ in product * base }
    }
}
