internal import Core
internal import Foundation

extension Scaling {
    /// Each column by numbers of its own.
    static func standardising(
        _ dataset: Dataset, _ rows: [Int], asCounts: Bool
    ) throws(DatasetError) -> Scaling {
        let columns = dataset.features.featureCount
        var (mean, deviation) = try dataset.features.moments(rows: rows, of: asCounts ? { log1p($0) } : nil)
        let substitutes = dataset.hasMissingValues ? mean : nil
        var constant = 0
        for column in 0..<columns {
            guard deviation[column].isFinite else {
                throw .unusable(
                    "Column \(column), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has "
                        + "values too large to be standardised. Divide it by a suitable number first.")
            }
            guard deviation[column] > 0 || mean[column] == 0 || abs(mean[column]) > 1e-150 else {
                throw .unusable(
                    "Column \(column), counted from 0, of \(dataset.dataPath.escaped) in \(dataset.path.escaped) has "
                        + "values too small to be standardised. Multiply it by a suitable number first.")
            }
            // What rounding leaves of a constant column is not a spread.
            if deviation[column] <= abs(mean[column]) * 1e-12 {
                deviation[column] = dataset.isLogCounts ? 0 : 1
                constant += 1
            }
        }
        if dataset.isLogCounts { deviation = commonDeviation(deviation) }
        return Scaling(
            kind: asCounts
                ? .logarithmic(mean: mean, standardDeviation: deviation)
                : .standardised(mean: mean, standardDeviation: deviation),
            sentence: sentence(dataset, constant: constant, trainingCount: rows.count, asCounts: asCounts),
            substitutes: substitutes)
    }

    /// One divisor for all columns: the root of their mean variance.
    ///
    /// Genes that vary more keep their greater weight.
    private static func commonDeviation(_ deviation: [Double]) -> [Double] {
        let variance = deviation.reduce(0) { $0 + $1 * $1 } / Double(max(deviation.count, 1))
        return [Double](repeating: variance > 0 ? variance.squareRoot() : 1, count: deviation.count)
    }

    private static func sentence(
        _ dataset: Dataset, constant: Int, trainingCount: Int, asCounts: Bool
    ) -> String {
        let rows = "over the \(grouped(trainingCount)) training rows"
        var sentence: String
        if dataset.isLogCounts {
            sentence =
                "Counts are scaled to add up to \(grouped(Int(FeatureMatrix.countsPerRow))) in each row and replaced by "
                + "log(1 + x) (log1p); columns are centred by their mean \(rows), and all divided by one number, the root "
                + "of their mean variance there."
        } else if asCounts {
            sentence =
                "Of each count the logarithm of 1 + count is taken, and each column of these standardised by its mean and "
                + "standard deviation \(rows)."
        } else {
            sentence = "Each column is standardised by its mean and standard deviation \(rows)."
        }
        if constant > 0 {
            let which = constant == 1 ? "1 column is" : "\(grouped(constant)) columns are"
            sentence = sentence.dropLast() + "; \(which) constant there and only centred."
        }
        return sentence
    }

    /// A count with a comma between thousands.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return digits
    }
}
