internal import Core
internal import Foundation

/// The axis along which the numbers of a row lie, as of a spectrum or a signal: wavelengths, energies, times.
package struct FeatureAxis: Sendable, Equatable, Codable {
    /// Its name, such as "wavenumber".
    package let name: String
    /// The unit of its values, such as "cm⁻¹"; nil where the file states none.
    package let unit: String?
    /// The place of each number along the axis, in `unit`: finite, and each above the one before, or each below it.
    package let values: [Double]
    /// The path in the file of what says so.
    package let path: String

    /// The most characters of a name and of a unit.
    private static let longestText = 60
    /// The most values: an axis goes through messages between processes.
    package static let mostValues = 200_000

    /// An axis; nil where the values are none, as they are not finite, not in order, or too many.
    ///
    /// - Parameters:
    ///   - name: Its name, fit to be shown.
    ///   - unit: The unit, fit to be shown; nil or empty for none.
    ///   - values: The place of each number along the axis.
    ///   - path: The path in the file of what says so.
    package init?(name: String, unit: String?, values: [Double], path: String) {
        self.name = String(name.prefix(Self.longestText))
        self.unit = unit.flatMap { $0.isEmpty ? nil : String($0.prefix(Self.longestText)) }
        self.values = values
        self.path = path
        guard isConsistent else { return nil }
    }

    /// True if the values are finite, in order and not too many: another process may send anything.
    var isConsistent: Bool {
        guard (2...Self.mostValues).contains(values.count), values.allSatisfy(\.isFinite),
            max(name.count, unit?.count ?? 0) <= Self.longestText
        else { return false }
        let steps = zip(values, values.dropFirst())
        return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
    }

    /// The names of places along the axis, such as "1450 cm⁻¹", with the decimals that the values have if these are few, otherwise
    /// with as many as tell a tenth of a step.
    func names(of places: [Double]) -> [String] {
        let exact = (0...Self.mostExactDecimals).first { decimals in
            values.allSatisfy { value in
                let scaled = value * pow(10, Double(decimals))
                return abs(scaled - scaled.rounded()) < 1e-6
            }
        }
        let least = zip(values, values.dropFirst()).map { abs($1 - $0) }.min() ?? 1
        // Within bounds, whatever numbers a file has.
        let step = min(max(least / 2, 1e-11), 1e12)
        let decimals = exact ?? max(0, 1 - Int(log10(step).rounded(.down)))
        return places.map { place in
            let number = abs(place) < 1e15 ? PrintedNumber.fixed(place, decimals: decimals) : String(place)
            return number + (unit.map { " \($0)" } ?? "")
        }
    }

    private static let mostExactDecimals = 3

    /// "wavenumber (cm⁻¹)", the title of the axis in figures.
    package var title: String { name + (unit.map { " (\($0))" } ?? "") }
}

extension DatasetDescription {
    /// The names of features by their places on the axis; nil where the file has none, or several channels share a place.
    var axisNames: [String]? {
        guard let axis = featureAxis, let places = axisPlaces, seriesShape.map({ $0.channels == 1 }) ?? true else {
            return nil
        }
        return axis.names(of: places)
    }

    /// The place of each feature along the axis, `[features]`; nil where the file has no axis.
    package var axisPlaces: [Double]? {
        featureAxis.map { axis in
            (preparation.columnNumbers ?? Array(0..<featureCount)).map { number in
                axis.values[seriesShape?.time(of: number) ?? number]
            }
        }
    }
}
