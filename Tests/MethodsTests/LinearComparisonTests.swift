import Core
import Foundation
import Testing

@testable import Methods

@Suite struct LinearComparisonTests {
    /// Two features and one component describe a plane normal distribution whole.
    @Test func probabilisticPCAOfAPlaneIsItsNormalDistribution() throws {
        var generator = SeededGenerator(seed: 5, stream: "plane")
        var rows = Matrix(rows: 300, columns: 2)
        for row in 0..<300 {
            let shared = generator.normal()
            rows[row, 0] = Float(3 + 2 * shared + 0.5 * generator.normal())
            rows[row, 1] = Float(shared - 0.7 * generator.normal())
        }
        let pca = try PCA.fit(rows, rows: Array(0..<200), latentSize: 1)
        let x = (0..<200).map { Double(rows[$0, 0]) - pca.mean[0] }
        let y = (0..<200).map { Double(rows[$0, 1]) - pca.mean[1] }
        func covariance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / 199 }
        let (xx, xy, yy) = (covariance(x, x), covariance(x, y), covariance(y, y))
        let determinant = xx * yy - xy * xy
        var expected = 0.0
        for row in 200..<300 {
            let (dx, dy) = (Double(rows[row, 0]) - pca.mean[0], Double(rows[row, 1]) - pca.mean[1])
            let square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant
            expected += 0.5 * (square + log(determinant)) + log(2 * .pi)
        }
        let found = try #require(pca.negativeLogLikelihood(of: rows.selecting(rows: Array(200..<300))))
        #expect(abs(found - expected / 100) < 1e-4)
    }

    /// Images whose pixels are linear in two numbers: a network of three epochs can't keep up with a PCA.
    @Test func aNetworkThatIsWorseThanPCAIsTrainedFromOne() throws {
        var generator = SeededGenerator(seed: 8, stream: "images")
        let patterns = (0..<3).map { _ in (0..<64).map { _ in generator.uniform() } }
        var images = Matrix(rows: 160, columns: 64)
        for row in 0..<160 {
            let codes = [0.2 + 0.6 * generator.uniform(), 0.2 + 0.6 * generator.uniform()]
            for pixel in 0..<64 {
                images[row, pixel] = Float(
                    0.3 * (codes[0] * patterns[0][pixel] + codes[1] * patterns[1][pixel] + patterns[2][pixel]))
            }
        }
        let (training, validation) = (Array(0..<110), Array(110..<130))
        let network = try Autoencoder.fit(
            FitRequest(
                images, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: training,
                validationRows: validation, latentSize: 2, choices: TrainingChoices(epochs: 3)))
        let comparison = try #require(network.comparison)
        #expect(comparison.wasWorse && comparison.keptSecond)
        let pca = try PCA.fit(images, rows: training, latentSize: 2)
        let truth = images.selecting(rows: Array(130..<160))
        let learned = try network.decode(network.encode(truth))
        let error =
            zip(learned.values, truth.values).reduce(0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
            / Double(truth.values.count)
        #expect(abs(comparison.linearLoss - pca.meanSquaredError(of: images.selecting(rows: validation))) < 1e-9)
        #expect(error < 2 * pca.meanSquaredError(of: truth) + 1e-6)
        #expect(network.design.style == .pcaResidual)
    }

    @Test func fewValidationRowsAreHelpedOutByFolds() {
        let few = RowDivision(training: Array(0..<40) + Array(50..<60), validation: Array(40..<50))
        let folds = few.folds(seed: 1)
        #expect(folds.count == 5)
        #expect(folds.flatMap(\.validation).sorted() == Array(0..<60))
        for fold in folds { #expect((fold.training + fold.validation).sorted() == Array(0..<60)) }
        #expect(folds == few.folds(seed: 1))
        #expect(folds != few.folds(seed: 2))
        let enough = RowDivision(training: Array(0..<400), validation: Array(400..<500))
        #expect(enough.folds(seed: 1) == [enough])
    }

    @Test func foldsDoNotDivideGroups() {
        let few = RowDivision(training: Array(0..<140), validation: Array(140..<200))
        let groups = (0..<200).map { $0 % 17 }
        let folds = few.folds(RowDependence(groups: groups), seed: 1)
        #expect(folds.count == 5 && folds.flatMap(\.validation).sorted() == Array(0..<200))
        for fold in folds {
            #expect(Set(fold.training.map { groups[$0] }).isDisjoint(with: fold.validation.map { groups[$0] }))
            #expect(
                (fold.training + fold.validation).sorted() == Array(0..<200)
                    && (30...50).contains(fold.validation.count))
        }
        #expect(folds != few.folds(RowDependence(groups: groups), seed: 2))
        // Of two groups, one of which has most rows, nothing can be learned without it.
        #expect(few.folds(RowDependence(groups: (0..<200).map { $0 < 150 ? 0 : 1 }), seed: 1) == [few])
    }

    /// Neighbours in the file of rows that judge are not learned from.
    @Test func foldsKeepAGapWhereRowsDependOnTheirNeighbours() {
        // Rows of the file that are tested are missing.
        let rows = (0..<600).filter { !(200..<280).contains($0) }
        let few = RowDivision(training: rows.filter { $0 % 10 > 0 }, validation: rows.filter { $0 % 10 == 0 })
        let folds = few.folds(RowDependence(gap: 6), seed: 1)
        #expect(folds.count == 5 && folds.flatMap(\.validation).sorted() == rows)
        for fold in folds {
            let isJudged = Set(fold.validation)
            #expect(fold.training.allSatisfy { row in !(row - 6...row + 6).contains { isJudged.contains($0) } })
            #expect(fold.training.count > rows.count / 2)
            // From all over the file.
            #expect((fold.validation.first ?? 600) < 120 && (fold.validation.last ?? 0) > 480)
        }
    }
}
