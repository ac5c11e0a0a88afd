import Core
import Foundation
import NeuralNetworks
import Testing

@testable import Methods

/// A sheet rolled up in space, its columns standardised, with how far along the roll and how far across it each row lies.
private struct Roll {
    let rows: Matrix
    let along: [Double]
    let across: [Double]

    init(_ count: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: "roll")
        var (along, across): ([Double], [Double]) = ([], [])
        var points: [[Double]] = []
        for _ in 0..<count {
            let angle = 1.5 * .pi * (1 + 2 * generator.uniform())
            let width = 21 * generator.uniform()
            points.append([angle * cos(angle), width, angle * sin(angle)])
            // The length of the spiral r = φ up to an angle.
            along.append((angle * (1 + angle * angle).squareRoot() + asinh(angle)) / 2)
            across.append(width)
        }
        var rows = Matrix(rows: count, columns: 3)
        for column in 0..<3 {
            let mean = points.reduce(0) { $0 + $1[column] } / Double(count)
            let spread = (points.reduce(0) { $0 + pow($1[column] - mean, 2) } / Double(count)).squareRoot()
            for row in 0..<count { rows[row, column] = Float((points[row][column] - mean) / spread) }
        }
        self.rows = rows
        self.along = along
        self.across = across
    }
}

private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    func centred(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.map { $0 - mean }
    }
    let (x, y) = (centred(a), centred(b))
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
}

@Suite struct NeighborEmbeddingTests {
    private static let roll = Roll(900, seed: 1)

    @Test func geodesicsOfARingGoTheShorterWayRound() {
        let count = 40
        var ring = Matrix(rows: count, columns: 2)
        for row in 0..<count {
            let angle = 2 * Double.pi * Double(row) / Double(count)
            ring[row, 0] = Float(cos(angle))
            ring[row, 1] = Float(sin(angle))
        }
        let graph = NeighborGraph(of: ring, neighbors: 2)
        let distances = GeodesicDistances(along: graph, neighbors: 2).from(3)
        let chord = 2 * sin(Double.pi / Double(count))
        for row in 0..<count {
            let steps = min((row - 3 + count) % count, (3 - row + count) % count)
            #expect(abs(distances[row] - Double(steps) * chord) < 1e-5)
        }
    }

    @Test func anIsomapLaysARolledSheetFlat() throws {
        let graph = NeighborGraph(of: Self.roll.rows, neighbors: Isomap.neighborCount)
        let codes = try #require(try Isomap(graph, latentSize: 2)).codes
        #expect(abs(correlation(codes.column(0).map(Double.init), Self.roll.along)) > 0.98)
        #expect(abs(correlation(codes.column(1).map(Double.init), Self.roll.across)) > 0.9)
    }

    /// A row that it knows is where it was laid out; others lie between.
    @Test func anIsomapPlacesOtherRows() throws {
        // Half of them lie so far from each other that neighbours are those across the turns of the roll.
        let known = (0..<900).filter { $0 % 9 != 0 }
        let isomap = try #require(try IsomapReduction(Self.roll.rows, rows: known, latentSize: 2, seed: 0))
        #expect(isomap.rowCount == 800 && isomap.featureCount == 3 && isomap.latentSize == 2)
        let graph = NeighborGraph(
            of: try PCA.fit(Self.roll.rows, rows: known, latentSize: 3).encode(Self.roll.rows.selecting(rows: known)),
            neighbors: Isomap.neighborCount)
        let laidOut = try #require(try Isomap(graph, latentSize: 2)).codes
        let again = isomap.encode(Self.roll.rows.selecting(rows: known))
        let extent = laidOut.values.map(abs).max() ?? 0
        #expect(zip(again.values, laidOut.values).allSatisfy { abs($0 - $1) < 1e-4 * extent })
        let others = (0..<900).filter { $0 % 9 == 0 }
        let codes = isomap.encode(Self.roll.rows.selecting(rows: others))
        #expect(abs(correlation(codes.column(0).map(Double.init), others.map { Self.roll.along[$0] })) > 0.98)
        #expect(abs(correlation(codes.column(1).map(Double.init), others.map { Self.roll.across[$0] })) > 0.85)
        var apart = Self.roll.rows
        for row in 0..<300 { apart[row, 0] += 100 }
        #expect(try IsomapReduction(apart, rows: Array(0..<900), latentSize: 2, seed: 0) == nil)
    }

    @Test func rowsThatNoWayJoinsHaveNoLayout() throws {
        var apart = Self.roll.rows
        for row in 0..<300 { apart[row, 0] += 100 }
        #expect(try CodeLayout(apart, rows: Array(0..<900), latentSize: 2, seed: 0) == nil)
        #expect(try CodeLayout(Self.roll.rows, rows: Array(0..<50), latentSize: 2, seed: 0) == nil)
    }

    @Test func aLayoutIsWhiteAndKnowsItsRows() throws {
        let rows = Array(stride(from: 0, to: 900, by: 2))
        let layout = try #require(try CodeLayout(Self.roll.rows, rows: rows, latentSize: 2, seed: 0))
        #expect(layout.code(of: 1) == nil)
        let codes = try rows.map { try #require(layout.code(of: $0)).map(Double.init) }
        for k in 0..<2 {
            #expect(abs(codes.reduce(0) { $0 + $1[k] } / 450) < 1e-4)
            for j in 0..<2 {
                let moment = codes.reduce(0) { $0 + $1[k] * $1[j] } / 450
                #expect(abs(moment - (j == k ? 1 : 0)) < 1e-3)
            }
        }
    }

    /// The local optimum of a Gaussian likelihood is to ignore the code, as probabilistic PCA nearly does here.
    @Test func aVariationalAutoencoderUnrollsTheSheet() throws {
        let roll = Self.roll.rows
        let (training, validation, test) = (Array(0..<640), Array(640..<740), Array(740..<900))
        let model = try VariationalAutoencoder.fit(
            FitRequest(
                roll, kind: .table, trainingRows: training, validationRows: validation, latentSize: 2,
                choices: TrainingChoices(epochs: 300, hidden: [64, 32])))
        #expect(model.settings.latentAnchoring != nil)
        let truth = roll.selecting(rows: test)
        let evidence = try model.evidence(of: truth, draws: 8, seed: 0)
        let divergence = evidence.divergence.reduce(0, +) / 160
        let bound = evidence.reconstruction.reduce(0, +) / 160 + divergence
        let linear = try #require(
            try PCA.fit(roll, rows: training, latentSize: 2).negativeLogLikelihood(of: truth))
        #expect(divergence > 3)
        #expect(bound < linear - 0.1)
    }

    @Test func pullsFade() {
        let pull = LatentAnchoring(weight: 8, share: 0.25)
        #expect([0, 0.125, 0.25, 0.7].map { pull.weight(at: $0) } == [8, 4, 0, 0])
    }
}
