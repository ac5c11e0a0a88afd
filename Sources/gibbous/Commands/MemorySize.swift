import ArgumentParser
import Core
import Datasets

/// An amount of memory, such as "800M" or "4G".
struct MemorySize: ExpressibleByArgument, Equatable {
    let byteCount: Int

    init(byteCount: Int) { self.byteCount = byteCount }

    init?(argument: String) {
        let units: [Character: Double] = ["k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12]
        var text = argument.lowercased()
        if text.last == "b" { text.removeLast() }
        var unit = 1.0
        if let last = text.last, let known = units[last] {
            unit = known
            text.removeLast()
        }
        guard let number = Double(text), number > 0, number * unit >= 1, number * unit < 1e18 else { return nil }
        byteCount = Int(number * unit)
    }

    var defaultValueDescription: String { ByteCount.text(byteCount) }
}
