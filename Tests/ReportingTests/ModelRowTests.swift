import Core
import Foundation
import NeuralNetworks
import Rows
import Testing

@testable import Reporting

/// The way between rows of a file and features, as layers of a model.
struct ModelRowTests {
    /// Counts of 6 columns, of which the last is of another type and column 1 is the same in all rows.
    private var preparation: DatasetDescription.Preparation {
        var preparation = DatasetDescription.Preparation(storedFeatureCount: 6)
        preparation.isLogCounts = true
        preparation.countedColumns = [0, 1, 2, 3, 4]
        preparation.columnNumbers = [0, 2, 4]
        preparation.constants = [DatasetDescription.ConstantColumn(column: 1, value: 0)]
        preparation.omittedColumnCount = 2
        return preparation
    }

    @Test func countsBecomeTheFeaturesOfTheDataSet() throws {
        let way = ModelRows(preparation, featureCount: 3)
        let rows = Matrix(rows: 2, columns: 6, values: [1, 0, 3, 4, 2, 9, 0, 0, 0, 0, 0, 5])
        let found = try TrainedNetwork(way.forward).run(rows)
        let expected = [1.0, 3, 2].map { Float(log1p($0 / 10 * 10_000)) } + [0, 0, 0]
        #expect(found.rows == 2 && found.columns == 3)
        #expect(zip(found.values, expected).allSatisfy { abs($0 - $1) < 1e-4 }, "\(found.values)")
        #expect(way.storedCount == 6 && way.decodedColumns == [0, 1, 2, 4])
    }

    @Test func featuresBecomeColumnsOfTheFile() throws {
        let way = ModelRows(preparation, featureCount: 3)
        let back = try TrainedNetwork(way.backward).run(Matrix(rows: 1, columns: 3, values: [0, 1, 2]))
        let expected = [0, 0, expm1(1.0), expm1(2.0)]
        #expect(zip(back.values, expected).allSatisfy { abs(Double($0) - $1) < 1e-4 }, "\(back.values)")
    }

    @Test func constantColumnsComeBack() throws {
        var preparation = DatasetDescription.Preparation(storedFeatureCount: 4)
        preparation.columnNumbers = [1, 2]
        preparation.constants = [
            DatasetDescription.ConstantColumn(column: 0, value: 7),
            DatasetDescription.ConstantColumn(column: 3, value: -2),
        ]
        let way = ModelRows(preparation, featureCount: 2)
        #expect(way.decodedColumns == nil)
        let rows = Matrix(rows: 2, columns: 4, values: [7, 1, 2, -2, 7, 3, 4, -2])
        let features = try TrainedNetwork(way.forward).run(rows)
        #expect(features.values == [1, 2, 3, 4])
        #expect(try TrainedNetwork(way.backward).run(features) == rows)
    }

    @Test func rowsThatAreTakenAsTheyAreNeedNoLayers() {
        let way = ModelRows(DatasetDescription.Preparation(storedFeatureCount: 4), featureCount: 4)
        #expect(way.forward.isEmpty && way.backward.isEmpty && way.decodedColumns == nil)
    }
}
