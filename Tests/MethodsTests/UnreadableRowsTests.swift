import Core
import Methods
import NeuralNetworks
import Synchronization
import Testing

/// Rows of which only so many can be read, as from a file that is cut off while it is used.
private final class RowsOfFiniteReads: RowSource {
    let rows: Matrix
    let chunks: RowChunkLayout?
    private let readsLeft: Mutex<Int>

    init(_ rows: Matrix, reads: Int, chunks: RowChunkLayout? = nil) {
        self.rows = rows
        self.chunks = chunks
        readsLeft = Mutex(reads)
    }

    var rowCount: Int { rows.rows }
    var featureCount: Int { rows.columns }

    /// The number of reads that will still succeed.
    var remainder: Int { readsLeft.withLock(\.self) }

    func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) throws(RowReadError) {
        let isLeft = readsLeft.withLock { left in
            left -= 1
            return left >= 0
        }
        guard isLeft else { throw RowReadError("the file was cut off") }
        rows.copyRows(at: indices, into: &destination)
    }
}

/// Rows that can't be read any more end a fit by an error, wherever in it that happens.
@Suite struct UnreadableRowsTests {
    private static let rows: Matrix = {
        var generator = SeededGenerator(seed: 6, stream: "unreadable")
        var matrix = Matrix(rows: 320, columns: 6)
        for row in 0..<matrix.rows {
            let (a, b) = (generator.normal(), generator.normal())
            for column in 0..<6 { matrix[row, column] = Float(a * Double(column) / 3 + b * b) }
        }
        return matrix
    }()

    private func fit(_ method: Method, _ source: RowsOfFiniteReads, threads: Int) throws {
        try WorkerPool(threads: threads).lead { team in
            _ = try method.fit(
                FitRequest(
                    source, kind: .table, trainingRows: Array(0..<256), validationRows: Array(256..<320),
                    choices: TrainingChoices(epochs: 4, batchSize: 128, hidden: [8], seed: 1), team: team))
        }
    }

    @Test(arguments: Method.allCases, [1, 3]) func anyReadMayFail(method: Method, threads: Int) throws {
        let plenty = RowsOfFiniteReads(Self.rows, reads: 1_000_000)
        try fit(method, plenty, threads: threads)
        let count = 1_000_000 - plenty.remainder
        #expect(count > 0)
        for reads in Set([0, 1, count / 3, count / 2, count - 1]) where reads < count {
            let error = #expect(throws: RowReadError.self, "\(reads) of \(count) reads") {
                try fit(method, RowsOfFiniteReads(Self.rows, reads: reads), threads: threads)
            }
            #expect(error?.message == "the file was cut off")
        }
        try fit(method, RowsOfFiniteReads(Self.rows, reads: count), threads: threads)
    }

    @Test(arguments: PCA.Solver.allCases) func anySolverOfPCAMayFail(solver: PCA.Solver) throws {
        let plenty = RowsOfFiniteReads(Self.rows, reads: 1_000_000)
        let all = Array(0..<320)
        _ = try PCA.fit(plenty, rows: all, latentSize: 2, solver: solver)
        let count = 1_000_000 - plenty.remainder
        for reads in 0..<count {
            #expect(throws: RowReadError.self) {
                try PCA.fit(RowsOfFiniteReads(Self.rows, reads: reads), rows: all, latentSize: 2, solver: solver)
            }
        }
    }
}
