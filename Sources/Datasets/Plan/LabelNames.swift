internal import HDF5
internal import Rows

/// Names of columns that say what a row is, though they are not called labels.
enum LabelNames {
    /// Names that stand for what is to be told of a row.
    private static let outcomes: Set<String> = [
        "signal", "outcome", "diagnosis", "truth", "survived", "malignant", "anomaly", "fraud", "churn", "disease",
        "condition", "treatment", "genotype", "tumor", "tumour", "cancer", "lesion", "metastasis",
    ]
    /// Names that stand for a number that is to be told of a row from the others.
    private static let targets: Set<String> = ["redshift", "specz", "zspec", "true", "truth"]
    /// The most rows whose values are looked at.
    private static let mostRows = 1 << 24

    /// The columns that are called as an answer is, and have a few values: "is_signal", "has_tumour", "outcome".
    static func flags(among columns: [StoredArray]) -> [StoredArray] {
        columns.filter { column in
            let words = ArrayRole.words(of: column.name)
            guard let first = words.first, SplitNames.Member(path: column.name)?.saysMask != true else { return false }
            let isFlag = words.count > 1 && ["is", "has"].contains(first)
            guard isFlag || outcomes.contains(first) && words.count <= 2, column.rowCount <= mostRows else {
                return false
            }
            return hasValues(column, atMost: isFlag ? 2 : 20)
        }
    }

    /// The columns of numbers that are called as what is to be told from the others: "redshift", "true_energy".
    static func targets(among columns: [StoredArray]) -> [StoredArray] {
        columns.filter { column in
            guard case .float = column.type, let first = ArrayRole.words(of: column.name).first else { return false }
            return targets.contains(first)
        }
    }

    /// True if a column has so few values, all of them whole numbers or names.
    private static func hasValues(_ column: StoredArray, atMost most: Int) -> Bool {
        guard column.type.isNumeric, !column.type.isBoolean else { return true }
        return column.source.answer(about: "\(column.path)\0values") {
            var values: Set<Double> = []
            for number in (try? column.readNumbers()) ?? [] where !number.isNaN {
                guard number == number.rounded() else { return false }
                values.insert(number)
                guard values.count <= most else { return false }
            }
            return values.count > 1
        }
    }
}
