internal import Plotting

/// Numbers in captions, as figures print them.
enum NumberText {
    static func count(_ value: Int) -> String { NumberFormat.count(value) }

    /// Two or three significant digits.
    static func error(_ value: Double) -> String { NumberFormat.significant(value, digits: 2) }
}
