internal import Rows

extension Report {
    /// "n = 360".
    var testCount: String { "n = \(NumberText.count(split.test.count))" }

    /// A joined list: "PCA, AE and VAE".
    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
