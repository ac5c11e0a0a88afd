import Core
import Synchronization
import Testing

@testable import Methods

/// Decompositions and layouts that fits to the same rows share.
@Suite struct PreparedStartsTests {
    /// Rows that count how often they are read.
    private final class CountedRows: RowSource {
        private let matrix: Matrix
        private let reads = Mutex(0)

        init(_ matrix: Matrix) { self.matrix = matrix }

        var rowCount: Int { matrix.rowCount }
        var featureCount: Int { matrix.featureCount }
        var chunks: RowChunkLayout? { nil }
        var readCount: Int { reads.withLock { $0 } }

        func copyRows(at indices: Span<Int>, into destination: inout MutableSpan<Float>) throws(RowReadError) {
            reads.withLock { $0 += indices.count }
            matrix.copyRows(at: indices, into: &destination)
        }

        func willRead(_ rows: ArraySlice<Int>) {}
    }

    private static let table: Matrix = {
        var generator = SeededGenerator(seed: 9, stream: "table")
        var matrix = Matrix(rows: 300, columns: 6)
        for row in 0..<300 {
            let (first, second) = (generator.normal(), generator.normal())
            for column in 0..<6 {
                matrix[row, column] = Float(
                    first * Double(column) + second * second + Double(column + 1) * 0.1 * generator.normal())
            }
        }
        return matrix
    }()
    private static let rows = Array(0..<240)

    @Test func aPCAIsTheBeginningOfOneThatIsFittedOnce() throws {
        let source = CountedRows(Self.table)
        let starts = PreparedStarts()
        let wide = try starts.followedPCA(of: source, rows: Self.rows, latentSize: 2)
        #expect(wide.latentSize == 2 && wide.followedVarianceRatio.count == 6)
        let reads = source.readCount
        for size in [1, 2, 4] {
            let pca = try starts.pca(of: source, rows: Self.rows, latentSize: size)
            let alone = try PCA.fit(Self.table, rows: Self.rows, latentSize: size)
            #expect(pca.latentSize == size && pca.trainingRowCount == 240)
            #expect(zip(pca.components.values, alone.components.values).allSatisfy { abs($0 - $1) < 1e-5 })
            #expect(abs(pca.noiseVariance / alone.noiseVariance - 1) < 1e-9)
        }
        #expect(source.readCount == reads)
        // Other rows have another.
        let other = try starts.pca(of: source, rows: Array(60..<300), latentSize: 2)
        #expect(source.readCount > reads)
        #expect(other.mean != wide.mean)
    }

    @Test func aLayoutIsMadeOnce() throws {
        let source = CountedRows(Self.table)
        let starts = PreparedStarts()
        let first = try starts.layout(of: source, rows: Self.rows, latentSize: 2, seed: 1)
        let reads = source.readCount
        let again = try starts.layout(of: source, rows: Self.rows, latentSize: 2, seed: 1)
        #expect(source.readCount == reads)
        for row in [0, 100, 239] { #expect(first?.code(of: row) == again?.code(of: row)) }
        let alone = try CodeLayout(Self.table, rows: Self.rows, latentSize: 2, seed: 1)
        #expect((first == nil) == (alone == nil))
        if let first, let alone {
            for row in [0, 100, 239] { #expect(first.code(of: row) == alone.code(of: row)) }
        }
    }

    /// Nothing depends on who asks first, or on what was asked before.
    @Test func sharingChangesNothing() throws {
        func request(_ starts: PreparedStarts) -> FitRequest {
            var request = FitRequest(
                Self.table, kind: .table, trainingRows: Self.rows, validationRows: Array(240..<300),
                choices: TrainingChoices(epochs: 2, hidden: [8, 4]))
            request.starts = starts
            return request
        }
        let shared = PreparedStarts()
        _ = try shared.followedPCA(of: Self.table, rows: Self.rows, latentSize: 2)
        let variational = try VariationalAutoencoder.fit(request(shared))
        let plain = try Autoencoder.fit(request(shared))
        let alone = try Autoencoder.fit(request(PreparedStarts()))
        let other = try VariationalAutoencoder.fit(request(PreparedStarts()))
        let rows = Self.table.selecting(rows: [0, 250])
        #expect(try plain.encode(rows) == alone.encode(rows))
        #expect(try variational.encode(rows) == other.encode(rows))
    }
}
