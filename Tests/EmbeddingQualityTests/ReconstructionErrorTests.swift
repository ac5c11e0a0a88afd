import Core
import EmbeddingQuality
import Testing

@Suite("Reconstruction error")
struct ReconstructionErrorTests {
    @Test("is scikit-learn's")
    func matchesReference() throws {
        let reference = try QualityReference.read().reconstruction
        let error = ReconstructionError(
            truth: reference.truth.matrix, reconstruction: reference.reconstruction.matrix)
        #expect(abs(error.mse - reference.mse) < 1e-12)
        #expect(abs(error.r2.value - reference.r2) < 1e-12)
        #expect(error.perRow.count == reference.perRow.count)
        for (value, expected) in zip(error.perRow, reference.perRow) { #expect(abs(value - expected) < 1e-14) }
        #expect(error.perFeatureR2.count == reference.perFeatureR2.count)
        for (value, expected) in zip(error.perFeatureR2, reference.perFeatureR2) {
            #expect(abs(value - expected) < 1e-11 * (1 + abs(expected)))
        }
    }

    @Test("of a perfect reconstruction is 0, of the mean has R² 0")
    func extremes() {
        let truth = Matrix(rows: 3, columns: 2, values: [1, 5, 2, 5, 6, 5])
        let perfect = ReconstructionError(truth: truth, reconstruction: truth)
        #expect(perfect.mse == 0)
        #expect(perfect.r2.value == 1)
        #expect(perfect.perFeatureR2 == [1, 1])
        let mean = ReconstructionError(
            truth: truth, reconstruction: Matrix(rows: 3, columns: 2, values: [3, 5, 3, 5, 3, 5]))
        #expect(abs(mean.r2.value) < 1e-15)
        #expect(abs(mean.mse - 14.0 / 6) < 1e-15)
    }

    @Test("has an interval of R² about each resample's own mean")
    func r2OfFewRows() throws {
        let reference = try QualityReference.read()
        let rows = Array(0..<17)
        let error = ReconstructionError(
            truth: reference.reconstruction.truth.matrix.selecting(rows: rows),
            reconstruction: reference.reconstruction.reconstruction.matrix.selecting(rows: rows))
        let bootstrap = Bootstrap(seed: 5, resamples: 40_000)
        let estimate = error.r2.estimate(bootstrap)
        let expected = reference.bootstrap.r2
        let width = expected[1] - expected[0]
        #expect(abs(estimate.lower - expected[0]) < 0.02 * width, "\(estimate) for \(expected)")
        #expect(abs(estimate.upper - expected[1]) < 0.02 * width, "\(estimate) for \(expected)")
        // The products over many resamples are the same as one resample after the other.
        let few = Bootstrap(seed: 6, resamples: 100, groups: rows.map { $0 / 3 })
        let (fast, slow) = (error.r2.estimate(few), few.estimate(error.r2))
        #expect(abs(fast.lower - slow.lower) < 1e-5 && abs(fast.upper - slow.upper) < 1e-5, "\(fast) for \(slow)")
        #expect(fast.value == slow.value)
    }

    @Test("of rows that do not vary has no R² to speak of")
    func constantRows() {
        let truth = Matrix(rows: 2, columns: 1, values: [0.3, 0.3])
        let error = ReconstructionError(truth: truth, reconstruction: Matrix(rows: 2, columns: 1, values: [0.3, 0.4]))
        #expect(error.r2.value == 0)
        #expect(error.perFeatureR2 == [0])
    }
}
