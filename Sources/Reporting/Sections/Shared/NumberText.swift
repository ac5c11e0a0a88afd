internal import Core
internal import Foundation
internal import Plotting

/// Numbers in captions, as figures print them.
enum NumberText {
    static func count(_ value: Int) -> String { NumberFormat.count(value) }

    /// Two or three significant digits.
    static func error(_ value: Double) -> String { NumberFormat.significant(value, digits: 2) }

    /// The decimals that show two significant digits of the smallest of some errors, up to five; 0 where none is positive.
    static func errorDecimals(_ values: [Double]) -> Int {
        guard let least = values.filter({ $0.isFinite && $0 > 0 }).min() else { return 0 }
        return min(5, max(0, 1 - Int(log10(least).rounded(.down))))
    }

    /// Errors that are compared: two significant digits of the smallest, the same decimals for all.
    static func errors(_ values: [Double]) -> [String] {
        let positive = values.filter { $0.isFinite && $0 > 0 }
        guard let least = positive.min(), let most = positive.max(), least >= 1e-5, most < 1e5 else {
            return values.map(error)
        }
        let decimals = errorDecimals(values)
        return values.map { NumberFormat.decimal($0, decimals: decimals) }
    }
}
