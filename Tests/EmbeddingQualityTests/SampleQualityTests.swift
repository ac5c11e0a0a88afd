import Core
import EmbeddingQuality
import Foundation
import TestSupport
import Testing

@Suite struct SampleQualityTests {
    @Test func measuresAreThoseOfTheirDefinitions() throws {
        for reference in try SampleReference.read().comparisons {
            let real = try HeldOutRows(
                reference.real.matrix, neighbors: reference.neighbors, bandwidth: reference.givenWidth)
            let quality = try real.quality(of: reference.generated.matrix)
            #expect(abs(quality.precision.value - reference.precision) < 1e-12, "\(reference.name)")
            #expect(abs(quality.recall.value - reference.recall) < 1e-12, "\(reference.name)")
            #expect(abs(quality.density.value - reference.density) < 1e-12, "\(reference.name)")
            #expect(abs(quality.coverage.value - reference.coverage) < 1e-12, "\(reference.name)")
            let discrepancy = try #require(quality.discrepancy)
            #expect(abs(discrepancy.value - reference.discrepancy) < 1e-9, "\(reference.name)")
            let width = try #require(real.bandwidth)
            #expect(abs(width - (reference.givenWidth ?? reference.medianDistance)) < 1e-9, "\(reference.name)")
        }
    }

    /// Numbers that can be counted by hand: four of five samples are near a row, and two thirds of the rows near a sample.
    @Test func aLineCanBeCounted() throws {
        let rows = Matrix(rows: 6, columns: 1, values: [0, 1, 2, 3, 4, 5])
        let samples = Matrix(rows: 5, columns: 1, values: [0.25, 1.25, 2.25, 2.5, 9])
        for (neighbors, density) in [(1, 1.6), (2, 0.9)] {
            let quality = try HeldOutRows(rows, neighbors: neighbors).quality(of: samples)
            #expect(quality.precision.perRow == [1, 1, 1, 1, 0])
            #expect(quality.recall.perRow == [1, 1, 1, 1, 1, 1])
            #expect(abs(quality.density.value - density) < 1e-12)
            #expect(quality.coverage.perRow == [1, 1, 1, 1, 0, 0])
        }
    }

    /// Halton's points, which have a published number for each measure.
    @Test func haltonsPoints() throws {
        let reference = try #require(try SampleReference.read().comparisons.first { $0.name == "Halton's points" })
        let real = try HeldOutRows(reference.real.matrix, neighbors: 5, bandwidth: 0.25)
        let quality = try real.quality(of: reference.generated.matrix)
        #expect(quality.precision.value == 1 && abs(quality.recall.value - 0.58) < 1e-12)
        #expect(abs(quality.density.value - 1.12) < 1e-12 && abs(quality.coverage.value - 0.57) < 1e-12)
        #expect(abs((quality.discrepancy?.value ?? 0) - 0.1248507239) < 1e-8)
    }

    /// Rows are samples of themselves, whatever some packages say.
    @Test func rowsReachThemselves() throws {
        var generator = SeededGenerator(seed: 3, stream: "rows")
        let rows = generator.normals(rows: 60, columns: 20)
        let quality = try HeldOutRows(rows, neighbors: 3).quality(of: rows)
        #expect(quality.precision.value == 1 && quality.recall.value == 1 && quality.coverage.value == 1)
        // Each row is in its own neighbourhood, and K − 1 neighbours are strictly inside; rounding may let the K-th in.
        #expect(quality.density.value >= 1 - 1e-12 && quality.density.value <= 4.0 / 3 + 1e-12)
        #expect(quality.nearestDistances.allSatisfy { $0 < 1e-9 })
    }

    @Test func twoDrawsOfManyDimensions() throws {
        let reference = try SampleReference.read().manyDimensions
        var generator = SeededGenerator(seed: 1, stream: "many dimensions")
        let real = generator.normals(rows: reference.rows, columns: reference.features)
        let samples = generator.normals(rows: reference.rows, columns: reference.features)
        let quality = try HeldOutRows(real, neighbors: reference.neighbors, threads: 2).quality(of: samples)
        let (mean, deviation) = (reference.mean, reference.deviation)
        #expect(abs(quality.precision.value - mean.precision) < 5 * deviation.precision)
        #expect(abs(quality.recall.value - mean.recall) < 5 * deviation.recall)
        #expect(abs(quality.density.value - mean.density) < 5 * deviation.density)
        #expect(abs(quality.coverage.value - mean.coverage) < 5 * deviation.coverage)
    }

    /// The discrepancy of two normal distributions in closed form, .1783487309, from draws: within four of its standard errors.
    @Test func discrepancyOfNormalDistributions() throws {
        let (width, count) = (1.0, 1_500)
        func mean(_ variance: Double) -> Double { 1 / (1 + variance / (width * width)) }
        // a + b − 2c in two dimensions, with |m| = 1 and s² = ½.
        let known = mean(2) + mean(1) - 2 * mean(1.5) * exp(-0.5 / (width * width + 1.5))
        #expect(abs(known - 0.1783487309) < 1e-10)
        var generator = SeededGenerator(seed: 7, stream: "normal distributions")
        let real = generator.normals(rows: count, columns: 2)
        var samples = generator.normals(rows: count, columns: 2)
        for row in 0..<count {
            samples[row, 0] = 1 + samples[row, 0] * Float(0.5.squareRoot())
            samples[row, 1] *= Float(0.5.squareRoot())
        }
        let discrepancy = try #require(
            try HeldOutRows(real, bandwidth: width, threads: 2).quality(of: samples).discrepancy)
        // The kernel's mean over rows and samples varies by no more than this.
        let error = 2 * SampleMoments(discrepancy.perRow).standardDeviation / Double(count).squareRoot()
        #expect(abs(discrepancy.value - known) < 4 * error, "\(discrepancy.value) ± \(error)")
        #expect(error < 0.02)
    }

    /// The interval of the discrepancy holds the known one about as often as it says.
    @Test func theIntervalOfTheDiscrepancyHoldsIt() throws {
        let known = 0.1783487309
        var generator = SeededGenerator(seed: 11, stream: "coverage of the discrepancy")
        var samples = generator.normals(rows: 3_000, columns: 2)
        for row in 0..<samples.rows {
            samples[row, 0] = 1 + samples[row, 0] * Float(0.5.squareRoot())
            samples[row, 1] *= Float(0.5.squareRoot())
        }
        let held = try (0..<40).count { index in
            let rows = generator.normals(rows: 80, columns: 2)
            let quality = try HeldOutRows(rows, bandwidth: 1).quality(of: samples)
            let interval = quality.discrepancy?.estimate(Bootstrap(seed: UInt64(index), resamples: 300))
            return interval.map { $0.lower <= known && known <= $0.upper } ?? false
        }
        #expect(held >= 32, "\(held) of 40")
    }

    @Test func threadsChangeNothing() throws {
        var generator = SeededGenerator(seed: 5, stream: "threads")
        let (rows, samples) = (generator.normals(rows: 200, columns: 30), generator.normals(rows: 170, columns: 30))
        let one = try HeldOutRows(rows, threads: 1).quality(of: samples)
        let three = try HeldOutRows(rows, threads: 3).quality(of: samples)
        #expect(one.precision == three.precision && one.recall == three.recall && one.coverage == three.coverage)
        #expect(one.discrepancy == three.discrepancy && one.nearestDistances == three.nearestDistances)
    }

    @Test func oddRows() throws {
        let few = Matrix(rows: 2, columns: 1, values: [0, 1])
        #expect(throws: EmbeddingQualityError.self) { try HeldOutRows(few) }
        let infinite = Matrix(rows: 3, columns: 1, values: [0, 1, .infinity])
        #expect(throws: EmbeddingQualityError.self) { try HeldOutRows(infinite) }
        let three = Matrix(rows: 3, columns: 1, values: [0, 1, 2])
        let real = try HeldOutRows(three)
        // Fewer rows than neighbours: all others are neighbours.
        #expect(real.neighbors == 2)
        #expect(throws: EmbeddingQualityError.self) { try real.quality(of: few) }
        #expect(throws: EmbeddingQualityError.self) { try real.quality(of: infinite) }
        // Copies have no neighbourhood, and a kernel no width.
        let copies = try HeldOutRows(Matrix(rows: 5, columns: 2), neighbors: 2)
        let quality = try copies.quality(of: Matrix(rows: 4, columns: 2))
        #expect(copies.bandwidth == nil && quality.discrepancy == nil && quality.coverage.value == 0)
    }
}

@Suite struct TrainingRowCopiesTests {
    @Test func nearestTrainingRowsAreNumPys() throws {
        let reference = try SampleReference.read().copies
        let training = reference.training.matrix
        for threads in [1, 2] {
            let copies = try TrainingRowCopies(
                of: reference.samples.matrix, among: training, training: Array(0..<training.rows), threads: threads)
            #expect(copies.nearest == reference.nearest)
            #expect(zip(copies.distances, reference.distances).allSatisfy { abs($0 - $1) < 1e-9 })
            #expect(zip(copies.ownDistances, reference.ownDistances).allSatisfy { abs($0 - $1) < 1e-9 })
            #expect(abs(copies.copied.value - reference.copied) < 1e-12)
            #expect(abs(copies.identical.value - reference.identical) < 1e-12)
        }
    }

    /// Training rows fed as samples are found, all of them, and at their own places.
    @Test func copiesAreFound() throws {
        var generator = SeededGenerator(seed: 2, stream: "rows")
        let rows = generator.normals(rows: 90, columns: 25)
        let training = (0..<90).filter { $0 % 3 != 0 }
        let copies = try TrainingRowCopies(of: rows.selecting(rows: training), among: rows, training: training)
        #expect(copies.nearest == training && copies.distances.allSatisfy { $0 == 0 })
        #expect(copies.copied.value == 1 && copies.identical.value == 1)
        // Rows of the same kind that were not trained on are none.
        let others = (0..<90).filter { $0 % 3 == 0 }
        let held = try TrainingRowCopies(of: rows.selecting(rows: others), among: rows, training: training)
        #expect(held.identical.value == 0 && held.copied.value < 0.9)
    }

    @Test func rowsThatAreTwiceInTheTrainingRowsAreCopiedToo() throws {
        let rows = Matrix(rows: 3, columns: 1, values: [1, 1, 7])
        let copies = try TrainingRowCopies(
            of: Matrix(rows: 1, columns: 1, values: [1]), among: rows, training: [0, 1, 2])
        #expect(copies.ownDistances == [0] && copies.copied.value == 1)
    }

    @Test func partsAreThoseOfTheWhole() throws {
        let reference = try SampleReference.read().copies
        let training = reference.training.matrix
        let copies = try TrainingRowCopies(
            of: reference.samples.matrix, among: training, training: Array(0..<training.rows))
        let part = copies.part(from: 4, count: 3)
        #expect(part.nearest == Array(reference.nearest[4..<7]) && part.distances == Array(copies.distances[4..<7]))
    }
}
