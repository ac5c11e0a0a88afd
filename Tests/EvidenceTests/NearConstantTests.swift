import Comparison
import Core
import EmbeddingQuality
import Methods
import Rows
import Testing

@testable import Evidence

/// Features that are the same in the rows that methods learn from, or in those that they are judged on.
@Suite struct NearConstantTests {
    private static let settings: ComparisonSettings = {
        var settings = ComparisonSettings(file: "x.h5")
        settings.methods = [.pca]
        return settings
    }()

    /// Two directions in four features, and a fifth that is 0 but for some rows.
    private func dataset(_ odd: [Int: Double] = [:]) -> Dataset {
        var generator = SeededGenerator(seed: 6, stream: "tests")
        var values: [Double] = []
        for row in 0..<300 {
            let (first, second) = (3 * generator.normal(), 2 * generator.normal())
            values += [first, first + second, second, first - second].map { $0 + generator.normal() }
            values.append(odd[row] ?? 0)
        }
        return Dataset(
            FeatureMatrix(rowCount: 300, featureCount: 5, storage: .float64(values)),
            DatasetDescription(
                name: "x", path: "x.h5", rowCount: 300, featureCount: 5, dataPath: "/x", elementType: "float64"))
    }

    private func split() throws -> Split { try DataPreparation(Self.settings).run(on: dataset()).split }

    private func result(_ odd: [Int: Double]) throws -> ComparisonResult {
        let data = try DataPreparation(Self.settings).run(on: dataset(odd))
        return try ComparisonResult(of: data, settings: Self.settings)
    }

    /// A gene that is 0 in all training and test rows is no feature that is reconstructed well.
    @Test func whatNeverVariesLeadsNoChart() throws {
        let validation = try split().validation
        let features = try #require(try result([validation[0]: 3, validation[1]: 5]).findings[Features.self])
        #expect(features.features == 4)
        #expect(features.best?.name != "feature 4" && features.worst?.name != "feature 4")
        #expect(features.wellReconstructed["pca"].map { $0 <= 4 } == true)
    }

    /// Nor does it rule R² where test rows have values of it that no training row has, in whatever unit.
    @Test func whatNoTrainingRowHasRulesNoR2() throws {
        let split = try split()
        func r2(_ odd: [Int: Double]) throws -> Double {
            let result = try result(odd)
            #expect(result.data.split == split)
            return try #require(result.study.methods.first?.measures[.r2]?.estimate.value)
        }
        let expected = try r2([:])
        for value in [1, 1e6] {
            #expect(abs(try r2([split.test[0]: value, split.test[7]: -value]) - expected) < 1e-6, "\(value)")
        }
    }
}
