import Gibbous
import Testing

/// Models as other packages fit them.
@Suite struct LibraryModelTests {
    @Test func allComponentsGiveRowsBack() throws {
        let rows = try curve(60)
        let pca = try PCA.fit(rows, latentSize: 4)
        let codes = try pca.encode(rows)
        #expect([codes.rows, codes.columns] == [60, 4])
        #expect(meanSquaredError(try pca.decode(codes), rows) < 1e-8)
        let share: Double = pca.explainedVarianceRatio.reduce(0, +)
        #expect(abs(share - 1) < 1e-9)
        // Each column of the scaled rows has the variance 60/59, dividing by rows − 1.
        let variance: Double = pca.explainedVariance.reduce(0, +)
        #expect(abs(variance - 240.0 / 59) < 1e-5)
    }

    @Test func componentsAreThoseOfTheFirstRows() throws {
        // Two columns that are the same have one direction, their diagonal.
        let pca = try PCA.fit(try Matrix([[1, 10], [2, 20], [4, 40]]), latentSize: 1)
        #expect(pca.components[row: 0].allSatisfy { abs($0 - Float(0.5).squareRoot()) < 1e-6 })
        let decoded = try pca.reconstruct(try Matrix([[3, 30]]))
        #expect(abs(decoded[0, 0] - 3) < 1e-5 && abs(decoded[0, 1] - 30) < 1e-4)
    }

    @Test func anAutoencoderLearnsACurve() throws {
        let rows = try parabola(200)
        let options = TrainingOptions(epochs: 200, hidden: [16], seed: 3, threads: 1)
        let model = try Autoencoder.fit(rows, latentSize: 1, options: options)
        let reconstruction = try model.reconstruct(rows)
        #expect([reconstruction.rows, reconstruction.columns] == [200, 3])
        let line = try PCA.fit(rows, latentSize: 1)
        let (error, lineError) = (
            meanSquaredError(reconstruction, rows), meanSquaredError(try line.reconstruct(rows), rows)
        )
        #expect(error < 0.5 * lineError, "\(error), \(lineError)")
        #expect(!model.trainingLosses.isEmpty)
        let again = try Autoencoder.fit(
            rows, latentSize: 1, options: TrainingOptions(epochs: 200, hidden: [16], seed: 3))
        #expect(try again.reconstruct(rows) == reconstruction, "the same seed, on other threads")
    }

    @Test func theEffortBoundsTheEpochs() throws {
        let options = TrainingOptions(hidden: [4], effort: .quick)
        let model = try Autoencoder.fit(try parabola(60), latentSize: 1, options: options)
        // The standard effort has 200 on so few rows.
        #expect((1...100).contains(model.trainingLosses.count), "\(model.trainingLosses.count)")
    }

    @Test func aVariationalAutoencoderSamples() throws {
        let rows = try curve(120)
        let options = TrainingOptions(epochs: 10, hidden: [8])
        let model = try VariationalAutoencoder.fit(rows, latentSize: 2, beta: 0.5, options: options)
        let samples = try model.sample(5, seed: 1)
        #expect([samples.rows, samples.columns] == [5, 4])
        #expect(try model.sample(5, seed: 1) == samples)
        #expect(try model.sample(5, seed: 2) != samples)
        // Samples are in the unit of the rows, of which the third column is about 100.
        #expect(samples.rows == 5 && (0..<5).allSatisfy { abs(samples[$0, 2] - 100) < 10 })
        let bounds = try model.evidenceLowerBound(of: rows)
        #expect(bounds.count == 120 && bounds.allSatisfy(\.isFinite))
    }

    @Test func whatDoesNotFitIsAnError() throws {
        let rows = try curve(30)
        let pca = try PCA.fit(rows)
        func kind(_ body: () throws -> Void) -> GibbousError.Kind? {
            do { try body() } catch { return (error as? GibbousError)?.kind }
            return nil
        }
        #expect(kind { _ = try pca.encode(try Matrix([[1, 2]])) } == .invalidArgument)
        #expect(kind { _ = try pca.decode(try Matrix([[1, 2, 3]])) } == .invalidArgument)
        #expect(kind { _ = try PCA.fit(rows, latentSize: 5) } == .invalidArgument)
        #expect(kind { _ = try Autoencoder.fit(rows, latentSize: 4) } == .invalidArgument)
        #expect(kind { _ = try Autoencoder.fit(rows, options: TrainingOptions(epochs: 0)) } == .invalidArgument)
        #expect(kind { _ = try VariationalAutoencoder.fit(rows, beta: -1) } == .invalidArgument)
        #expect(kind { _ = try PCA.fit(try Matrix([[1, 2], [.nan, 3], [4, 4]])) } == .unusableInput)
        #expect(kind { _ = try PCA.fit(try Matrix([[1, 2]])) } == .unusableInput)
        #expect(kind { _ = try Matrix([[1, 2], [3]]) } == .invalidArgument)
        #expect(kind { _ = try Matrix(rows: 2, columns: 2, values: [1]) } == .invalidArgument)
        #expect(kind { _ = try Dataset(contentsOf: "/nonexistent.h5") } == .noSuchInput)
    }
}
