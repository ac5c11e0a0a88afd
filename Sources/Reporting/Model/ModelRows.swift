internal import Foundation
internal import NeuralNetworks
internal import Rows

/// The way between the rows of a file, as they are, and the features that methods have learned, as layers of a model.
struct ModelRows {
    /// The number of columns of the file.
    let storedCount: Int
    /// The columns of the file that the way back leads to, ascending; nil for all.
    let decodedColumns: [Int]?
    /// From rows of the file to features, before these are scaled.
    let forward: [any TrainedLayer]
    /// From features to rows of the file, behind the reverse of the scaling; counts come out scaled to 10,000 a row.
    let backward: [any TrainedLayer]

    /// The way of a data set's preparation.
    ///
    /// - Parameters:
    ///   - preparation: The preparation.
    ///   - featureCount: The number of features.
    init(_ preparation: DatasetDescription.Preparation, featureCount: Int) {
        storedCount = preparation.storedFeatureCount
        let kept = preparation.columnNumbers ?? Array(0..<storedCount)
        var forward: [any TrainedLayer] = []
        // The columns that there are on the way.
        var columns = Array(0..<storedCount)
        if preparation.isLogCounts {
            if let counted = preparation.countedColumns {
                forward.append(ColumnSelection(counted, of: storedCount))
                columns = counted
            }
            forward += [
                CountScaling(columns.count, total: Float(FeatureMatrix.countsPerRow)), Log1p(columns.count),
            ]
        }
        if kept.count < columns.count {
            let isKept = Set(kept)
            forward.append(ColumnSelection(columns.indices.filter { isKept.contains(columns[$0]) }, of: columns.count))
        }
        self.forward = forward

        var backward: [any TrainedLayer] = preparation.isLogCounts ? [Expm1(featureCount)] : []
        let constants = preparation.constants
        let decoded = (kept + constants.map(\.column)).sorted()
        if !constants.isEmpty {
            let places = Dictionary(uniqueKeysWithValues: decoded.enumerated().map { ($1, $0) })
            var values = [Float](repeating: 0, count: decoded.count)
            for constant in constants {
                guard let place = places[constant.column] else { continue }
                values[place] = Float(preparation.isLogCounts ? expm1(constant.value) : constant.value)
            }
            backward.append(ColumnPlacement(kept.compactMap { places[$0] }, constants: values))
        }
        self.backward = backward
        decodedColumns = decoded.count == storedCount ? nil : decoded
    }
}
