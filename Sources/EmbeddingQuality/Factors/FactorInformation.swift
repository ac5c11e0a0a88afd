internal import Foundation

/// The mutual information of each latent dimension with each factor of the data, counted in bins.
///
/// The plug-in estimate of `sklearn.metrics.mutual_info_score`, in nats. It is above 0 for independent values, the more so the
/// fewer rows there are for the bins; rows whose factors are shuffled tell by how much.
package struct FactorInformation: Sendable {
    private let codes: [BinnedValues]
    private let factors: [BinnedValues]
    /// n ln n for n up to the number of rows.
    private let terms: [Double]

    /// The number of rows.
    package let rowCount: Int

    /// Prepares counting.
    ///
    /// - Parameters:
    ///   - codes: The latent dimensions in bins, each of as many rows.
    ///   - factors: The factors in bins, each of as many rows.
    /// - Precondition: There is at least one of each.
    package init(codes: [BinnedValues], factors: [BinnedValues]) {
        let rowCount = codes.first?.bins.count ?? 0
        precondition(!codes.isEmpty && !factors.isEmpty, "no dimensions or no factors")
        precondition((codes + factors).allSatisfy { $0.bins.count == rowCount }, "as many rows in all")
        self.codes = codes
        self.factors = factors
        self.rowCount = rowCount
        terms = (0...rowCount).map { Self.term($0) }
    }

    private static func term(_ count: Int) -> Double { count > 0 ? Double(count) * log(Double(count)) : 0 }

    /// The information over all rows, each once.
    package var matrix: InformationMatrix {
        let rows = Array(0..<rowCount)
        return matrix(of: rows.span, factorsOf: rows.span)
    }

    /// The information between the codes of some rows and the factors of as many others, or the same.
    ///
    /// - Parameters:
    ///   - rows: The rows whose codes count, each as often as it is named.
    ///   - factorRows: The row whose factors stand beside each of them.
    /// - Returns: The information of each dimension with each factor.
    /// - Complexity: O(rows · dimensions · factors).
    package func matrix(of rows: Span<Int>, factorsOf factorRows: Span<Int>) -> InformationMatrix {
        precondition(rows.count == factorRows.count, "\(factorRows.count) rows of factors for \(rows.count)")
        var nats: [[Double]] = []
        var entropies: [Double] = []
        for factor in factors {
            // A factor that is not known of a row says nothing of it.
            var known: [(row: Int, bin: Int)] = []
            known.reserveCapacity(rows.count)
            var counts = [Int](repeating: 0, count: factor.binCount)
            for place in rows.indices {
                let bin = factor.bins[factorRows[place]]
                guard bin >= 0 else { continue }
                known.append((rows[place], bin))
                counts[bin] += 1
            }
            entropies.append(entropy(of: counts))
            nats.append(codes.map { information(of: $0, known, factorBins: factor.binCount) })
        }
        return InformationMatrix(nats: nats, entropies: entropies)
    }

    private func entropy(of counts: [Int]) -> Double {
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        return max(0, (value(total) - counts.reduce(0) { $0 + value($1) }) / Double(total))
    }

    private func information(of code: BinnedValues, _ known: [(row: Int, bin: Int)], factorBins: Int) -> Double {
        var table = [Int](repeating: 0, count: code.binCount * factorBins)
        for (row, bin) in known where code.bins[row] >= 0 { table[code.bins[row] * factorBins + bin] += 1 }
        var columns = [Int](repeating: 0, count: factorBins)
        var sum = 0.0
        var total = 0
        for start in stride(from: 0, to: table.count, by: factorBins) {
            var row = 0
            for bin in 0..<factorBins where table[start + bin] > 0 {
                row += table[start + bin]
                columns[bin] += table[start + bin]
                sum += value(table[start + bin])
            }
            sum -= value(row)
            total += row
        }
        guard total > 0 else { return 0 }
        sum -= columns.reduce(0) { $0 + value($1) }
        return max(0, (value(total) + sum) / Double(total))
    }

    /// n ln n; a resample of groups may have more rows than there are.
    private func value(_ count: Int) -> Double { count < terms.count ? terms[count] : Self.term(count) }
}

/// The mutual information of each latent dimension with each factor.
package struct InformationMatrix: Sendable, Equatable {
    /// In nats: `[factors][dimensions]`.
    package let nats: [[Double]]
    /// The entropy of each factor in its bins, in nats: `[factors]`.
    package let entropies: [Double]

    /// Information that has been counted.
    package init(nats: [[Double]], entropies: [Double]) {
        precondition(nats.count == entropies.count, "an entropy for each factor")
        self.nats = nats
        self.entropies = entropies
    }

    /// The information of the dimension that tells most about each factor, less that of the next, as a share of the factor's
    /// entropy (Chen et al., 2018); 0 of a factor that does not vary: `[factors]`.
    package var gaps: [Double] {
        zip(nats, entropies).map { information, entropy in
            let sorted = information.sorted(by: >)
            guard entropy > 0, let most = sorted.first else { return 0 }
            return (most - (sorted.count > 1 ? sorted[1] : 0)) / entropy
        }
    }

    /// The mutual information gap (MIG): the mean of the factors' gaps.
    package var gap: Double { Self.mean(of: gaps) }

    /// The mean of some numbers; 0 without any.
    package static func mean(of numbers: [Double]) -> Double {
        numbers.reduce(0, +) / Double(max(1, numbers.count))
    }
}
