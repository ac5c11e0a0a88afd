internal import Core

/// Columns put to their places among wider rows, whose other columns are the same in all rows.
public struct ColumnPlacement: TrainedLayer {
    /// The place of each column, ascending: `[columns]`.
    public let places: [Int]
    /// The values of all columns; those of `places` are 0: `[outputs]`.
    public let constants: [Float]
    public var inputCount: Int { places.count }
    public var outputCount: Int { constants.count }
    public var numberCount: Int { constants.count }

    /// A layer from places and constants.
    ///
    /// - Precondition: There are places, ascending, among the constants.
    public init(_ places: [Int], constants: [Float]) {
        precondition(
            places.first ?? -1 >= 0 && places.last ?? constants.count < constants.count
                && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "ascending places among \(constants.count)")
        self.places = places
        var constants = constants
        for place in places { constants[place] = 0 }
        self.constants = constants
    }

    public var computation: LayerComputation {
        .function { rows in
            var placed = Matrix(rows: rows.rows, columns: constants.count)
            for row in 0..<rows.rows {
                for (column, constant) in constants.enumerated() { placed[row, column] = constant }
                for (column, place) in places.enumerated() { placed[row, place] = rows[row, column] }
            }
            rows = placed
        }
    }
}
