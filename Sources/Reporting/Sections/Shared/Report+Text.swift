internal import Core
internal import Rows

extension Report {
    /// "n = 360".
    var testCount: String { "n = \(NumberText.count(split.test.count))" }

    /// A joined list: "PCA, AE and VAE".
    static func list(_ names: [String]) -> String { names.listed("and") }

    /// Values with the names of those that have them.
    ///
    /// - Parameter values: Each value as it is printed, and the name of what has it.
    /// - Returns: "96 % (PCA and AE) and 65 % (VAE)": values that are printed alike once, in the order of the first of them.
    static func list(_ values: [(String, String)]) -> String {
        var groups: [(text: String, names: [String])] = []
        for (text, name) in values {
            if let place = groups.firstIndex(where: { $0.text == text }) {
                groups[place].names.append(name)
            } else {
                groups.append((text, [name]))
            }
        }
        return list(groups.map { "\($0.text) (\(list($0.names)))" })
    }
}

extension String {
    /// "The AE" for "the AE".
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Report {
    /// The shape of the data's images; nil for tables.
    var imageShape: ImageShape? { dataset.imageShape }

    /// The meaning of the colours of images.
    var rangeText: String {
        switch dataset.imageShape?.channels ?? 1 {
        case 1: "All images share one grey scale (scaled values; 0, black; 1, white)."
        case 2: "Channels are superimposed in magenta and green (scaled values from 0 to 1)."
        case 3, 4: "All images share one colour scale (scaled values from 0 to 1)."
        default: "Channels are superimposed in evenly spaced hues, the first in red (scaled values from 0 to 1)."
        }
    }
}
