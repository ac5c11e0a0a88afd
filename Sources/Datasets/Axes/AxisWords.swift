internal import Core

/// The names and units of axes that features lie along.
enum AxisWords {
    /// Names that say what lies along them, wherever they stand.
    private static let names: Set = [
        "wavelength", "wavelengths", "wavenumber", "wavenumbers", "energy", "energies", "frequency",
        "frequencies", "freq", "freqs", "time", "times", "shift", "shifts", "ppm", "mz", "theta", "twotheta",
        "tth", "angle", "angles", "depth", "depths", "lag", "lags", "delay", "delays", "lambda", "wl", "wn",
        "wvl", "ev", "kev", "axis", "abscissa", "abscissae",
    ]
    /// Names that do so only beside the data.
    private static let shortNames: Set = ["x", "q", "t", "f", "e"]
    /// Words of what numbers something rather than measures it.
    private static let counting: Set = [
        "id", "ids", "index", "idx", "number", "numbers", "gene", "genes", "feature", "features", "pixel",
        "pixels", "row", "rows", "column", "columns", "component", "components", "channel", "channels",
        "label", "labels", "phony",
    ]

    private static let units: [String: String] = [
        "nm": "nm", "nanometer": "nm", "nanometers": "nm", "nanometre": "nm", "nanometres": "nm", "um": "µm",
        "µm": "µm", "micron": "µm", "microns": "µm", "micrometer": "µm", "micrometers": "µm",
        "micrometre": "µm", "micrometres": "µm", "mm": "mm", "cm": "cm", "cm-1": "cm⁻¹", "cm^-1": "cm⁻¹",
        "1/cm": "cm⁻¹", "cm**-1": "cm⁻¹", "ev": "eV", "kev": "keV", "mev": "meV", "hz": "Hz", "hertz": "Hz",
        "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz", "s": "s", "sec": "s", "second": "s",
        "seconds": "s", "ms": "ms", "millisecond": "ms", "milliseconds": "ms", "us": "µs", "ns": "ns",
        "ps": "ps", "fs": "fs", "deg": "°", "degree": "°", "degrees": "°", "rad": "rad", "ppm": "ppm",
        "amu": "u",
    ]
    /// Spellings that differ in nothing but case from another unit.
    private static let exactUnits = ["meV": "meV", "MeV": "MeV", "mHz": "mHz", "MHz": "MHz", "Ms": "Ms"]
    /// Texts for no name and no unit, as HyperSpy and others write Python's None and Traits' undefined.
    private static let none: Set = ["", "none", "_none_", "undefined", "<undefined>"]
    private static let noUnits = none.union(["1", "unknown", "n/a", "a.u.", "au"])

    /// True if a name says what lies along an axis; that of a neighbour of the data may be short.
    static func areTelling(_ name: String, isBeside: Bool = false) -> Bool {
        let words = ArrayRole.words(of: name)
        guard !words.contains(where: counting.contains) else { return false }
        return words.contains(where: names.contains) || isBeside && words.count == 1 && shortNames.contains(words[0])
    }

    /// True if a name says that its values number something.
    static func isCounting(_ name: String) -> Bool { ArrayRole.words(of: name).contains(where: counting.contains) }

    /// True if values do nothing but count, from 0 or from 1.
    static func onlyCount(_ values: [Double]) -> Bool {
        guard let first = values.first, first == 0 || first == 1 else { return false }
        return values.enumerated().allSatisfy { $1 == first + Double($0) }
    }

    /// True if a text stands for no name.
    static func isNone(_ text: String) -> Bool { none.contains(text.lowercased()) }

    /// A unit as it is printed; nil for none.
    static func unit(_ stated: String) -> String? {
        let text = stated.filter { $0 != "\0" }.trimmed()
        guard !noUnits.contains(text.lowercased()) else { return nil }
        return exactUnits[text] ?? units[text.lowercased()] ?? text
    }

    /// A name in words, and the unit that it ends in: "wavelength_nm", "Energy [eV]" and "time (s)" have one.
    static func parts(of name: String) -> (name: String, unit: String?) {
        let words = name.split { "_ ()[]".contains($0) }.map(String.init)
        guard words.count > 1, let last = words.last, let unit = exactUnits[last] ?? units[last.lowercased()] else {
            return (words.joined(separator: " "), nil)
        }
        return (words.dropLast().joined(separator: " "), unit)
    }
}
