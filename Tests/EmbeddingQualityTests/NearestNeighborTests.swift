import Core
import EmbeddingQuality
import Testing

@Suite("Nearest neighbours")
struct NearestNeighborTests {
    @Test("classify as scikit-learn's")
    func classifierMatchesReference() throws {
        for reference in try QualityReference.read().nearestNeighbors {
            let classifier = try NearestNeighborClassifier(
                training: reference.training.matrix, labels: reference.trainingLabels)
            #expect(try classifier.predictions(for: reference.test.matrix) == reference.predictedLabels)
            let accuracy = try classifier.accuracy(on: reference.test.matrix, labels: reference.testLabels)
            #expect(abs(accuracy.value - reference.accuracy) < 1e-12)
            let correct = zip(reference.predictedLabels, reference.testLabels).map { $0 == $1 ? 1.0 : 0 }
            #expect(accuracy.perRow == correct)
        }
    }

    @Test("predict numbers as scikit-learn's")
    func regressorMatchesReference() throws {
        for reference in try QualityReference.read().nearestNeighbors {
            let regressor = try NearestNeighborRegressor(
                training: reference.training.matrix, targets: reference.trainingTargets)
            let predictions = try regressor.predictions(for: reference.test.matrix)
            #expect(predictions.count == reference.predictedTargets.count)
            for (value, expected) in zip(predictions, reference.predictedTargets) {
                #expect(abs(value - expected) < 1e-12)
            }
            let r2 = try regressor.r2(on: reference.test.matrix, targets: reference.testTargets)
            #expect(abs(r2.value - reference.r2) < 1e-12)
        }
    }

    @Test("give the lower of two classes with as many votes")
    func breaksTies() throws {
        let training = Matrix(rows: 4, columns: 1, values: [0, 1, 2, 3])
        let classifier = try NearestNeighborClassifier(training: training, labels: [7, 7, 3, 3], neighbors: 4)
        #expect(try classifier.predictions(for: Matrix(rows: 1, columns: 1, values: [-5])) == [3])
    }

    @Test("pass over rows without a label")
    func ignoresMissing() throws {
        let training = Matrix(rows: 4, columns: 1, values: [0, 1, 10, 11])
        let test = Matrix(rows: 3, columns: 1, values: [0, 10, 4])
        let classifier = try NearestNeighborClassifier(training: training, labels: [-1, 1, 2, -1])
        #expect(classifier.neighbors == 2)
        let nearest = try NearestNeighborClassifier(training: training, labels: [-1, 1, 2, -1], neighbors: 1)
        #expect(try nearest.accuracy(on: test, labels: [1, 1, -1]).perRow == [1, 0])
        let regressor = try NearestNeighborRegressor(training: training, targets: [.nan, 5, 7, .nan], neighbors: 1)
        #expect(try regressor.predictions(for: test) == [5, 7, 5])
        #expect(try regressor.r2(on: test, targets: [5, 9, .nan]).value == 0.5)
    }

    @Test("refuse rows without labels and codes that are not finite")
    func refusesBadInput() throws {
        let rows = Matrix(rows: 2, columns: 1, values: [0, 1])
        #expect(
            throws: EmbeddingQualityError.noLabels(measure: "nearest-neighbour accuracy", argument: "training rows")
        ) { try NearestNeighborClassifier(training: rows, labels: [-1, -1]) }
        let classifier = try NearestNeighborClassifier(training: rows, labels: [0, 1])
        #expect(
            throws: EmbeddingQualityError.noLabels(measure: "nearest-neighbour accuracy", argument: "test rows")
        ) { try classifier.accuracy(on: rows, labels: [-1, -1]) }
        let bad = Matrix(rows: 1, columns: 1, values: [.infinity])
        #expect(
            throws: EmbeddingQualityError.notFinite(measure: "nearest-neighbour accuracy", argument: "test codes")
        ) { try classifier.predictions(for: bad) }
    }
}
