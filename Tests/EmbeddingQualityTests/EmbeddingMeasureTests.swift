import Core
import Testing

@testable import EmbeddingQuality

/// Measures of embeddings that are not made of ranks.
@Suite struct EmbeddingMeasureTests {
    @Test func centroidsAndBalancedAccuraciesAreTheReferences() throws {
        for reference in try NeighborhoodReference.read().comparisons {
            let (original, embedding) = (reference.original.matrix, reference.embedding.matrix)
            let correlation = try #require(
                ClassCentroids.correlation(rows: original, embedding: embedding, classes: reference.classes))
            #expect(abs(correlation - reference.centroids) < 1e-9, "\(reference.name)")
            let training = (0..<original.rows).filter { $0 % 3 > 0 }
            let test = (0..<original.rows).filter { $0 % 3 == 0 }
            let classifier = try NearestNeighborClassifier(
                training: embedding.selecting(rows: training), labels: training.map { reference.classes[$0] })
            let classes = test.map { reference.classes[$0] }
            let accuracy = try classifier.accuracy(on: embedding.selecting(rows: test), labels: classes)
            let balanced = BalancedAccuracy(accuracy, classes: classes)
            #expect(abs(balanced.value - reference.balancedAccuracy) < 1e-12, "\(reference.name)")
        }
    }

    @Test func fewClassesHaveNoDistancesToRank() {
        let rows = Matrix(rows: 6, columns: 2, values: (0..<12).map(Float.init))
        #expect(ClassCentroids.correlation(rows: rows, embedding: rows, classes: [0, 1, 2, 0, 1, -1]) == nil)
        #expect(ClassCentroids.correlation(rows: rows, embedding: rows, classes: [0, 1, 2, 4, 5, -1]) == 1)
        let nowhere = Matrix(rows: 6, columns: 1)
        #expect(ClassCentroids.correlation(rows: rows, embedding: nowhere, classes: [0, 1, 2, 4, 5, -1]) == nil)
        #expect(ClassCentroids.correlation(rows: rows, embedding: rows, classes: [-1, -1, -1, -1, -1, -1]) == nil)
    }

    @Test func classesCountTheSameHoweverFewRowsTheyHave() {
        let accuracy = RowMean(perRow: [1, 1, 1, 1, 1, 1, 0, 0], places: [0, 1, 2, 3, 4, 5, 6, 9])
        let balanced = BalancedAccuracy(accuracy, classes: [0, 0, 0, 0, 0, 0, 3, 3])
        #expect(balanced.value == 0.5 && balanced.places == accuracy.places)
        // A resample without one of the classes is of the other alone.
        let (one, both) = ([0, 1, 1], [0, 6, 6, 6])
        #expect(balanced.value(over: one.span) == 1)
        #expect(balanced.value(over: both.span) == 0.5)
    }

    @Test func tripletsAreKeptOrNot() {
        var generator = SeededGenerator(seed: 2, stream: "rows")
        let rows = generator.normals(rows: 400, columns: 5)
        let triplets = RandomTriplets(of: rows, seed: 3)
        #expect(triplets.accuracy(of: rows).value == 1)
        #expect(
            triplets.accuracy(of: Matrix(rows: 400, columns: 5, values: rows.values.map { -2 * $0 })).value == 1)
        // Chance, whose standard deviation is about 0.006, and where all rows lie in one place, half of each.
        #expect(abs(triplets.accuracy(of: generator.normals(rows: 400, columns: 2)).value - 0.5) < 0.03)
        #expect(triplets.accuracy(of: Matrix(rows: 400, columns: 2)).value == 0.5)
        #expect(
            RandomTriplets(of: rows, seed: 3).accuracy(of: rows.firstColumn) == triplets.accuracy(of: rows.firstColumn))
    }

    /// Of three rows each sees two others: the order of their distances can be told by hand.
    @Test func tripletsOfThreeRows() {
        let line = Matrix(rows: 3, columns: 1, values: [0, 1, 3])
        let moved = Matrix(rows: 3, columns: 1, values: [0, 2.5, 3])
        // From the first and the last, nearer rows stay nearer; from the second, the third comes nearer than the first.
        let accuracy = RandomTriplets(of: line, perRow: 4, seed: 0).accuracy(of: moved)
        #expect(accuracy.perRow == [1, 0, 1])
    }

    @Test func differencesArePaired() {
        let first = RowMean(perRow: [1, 2, 3], places: [4, 5, 6])
        let difference = MeasureDifference(first, less: RowMean(perRow: [1, 1, 1], places: [4, 5, 6]))
        #expect(difference.value == 1 && difference.places == [4, 5, 6])
        let last = [2, 2]
        #expect(difference.value(over: last.span) == 2)
        let bootstrap = Bootstrap(seed: 1)
        #expect(MeasureDifference(first, less: first).estimate(bootstrap) == Estimate(value: 0, lower: 0, upper: 0))
    }
}

extension Matrix {
    fileprivate var firstColumn: Matrix { Matrix(rows: rows, columns: 1, values: column(0)) }
}
