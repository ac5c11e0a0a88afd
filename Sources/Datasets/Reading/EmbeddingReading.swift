internal import Core
internal import HDF5
internal import Rows

/// Reads the embeddings of a plan: the places of the rows that are left.
struct EmbeddingReading {
    private let plan: DatasetPlan
    /// The rows that are left of those in the file; nil for all.
    private let rows: [Int]?
    /// The most bytes that an embedding may take up.
    private let mostBytes: Int

    /// The numbers as they are stored, and as they are kept.
    private static let bytesPerNumber = MemoryLayout<Double>.stride + 2 * MemoryLayout<Float>.stride

    init(_ plan: DatasetPlan, rows: [Int]?, memory: FeatureMemory) {
        self.plan = plan
        self.rows = rows
        mostBytes = memory.byteCount
    }

    /// Reads the embeddings, in the order of the plan.
    ///
    /// - Parameter notes: What is to be told of them is added here.
    /// - Returns: The embeddings; one that nobody has named is left out with a note where it is of no use.
    /// - Throws: `DatasetError` where one that is named can't be used.
    func read(notes: inout [String]) throws(DatasetError) -> [StoredEmbedding] {
        var read: [StoredEmbedding] = []
        for source in plan.embeddings {
            do throws(DatasetError) {
                read.append(
                    StoredEmbedding(
                        name: source.name.escaped, path: source.array.path, codes: try codes(of: source)))
            } catch {
                guard !source.isNamed else { throw error }
                notes.append("\(source.array.path.escaped) is passed over. \(error.message)")
            }
        }
        guard !read.isEmpty else { return [] }
        let list = read.map { embedding in
            "\(embedding.name) (\(embedding.path.escaped), \(embedding.codes.columns) "
                + "dimension\(embedding.codes.columns == 1 ? "" : "s"))"
        }
        let hint = plan.embeddings.allSatisfy(\.isNamed) ? "" : "; --no-embeddings leaves out what nobody has named"
        notes.append(
            "Embeddings made elsewhere, which are judged beside the methods: \(list.joined(separator: ", "))\(hint).")
        return read
    }

    private func codes(of source: EmbeddingSource) throws(DatasetError) -> Matrix {
        let array = try ofRows(source)
        let place =
            array.path.escaped + (source.isNamed ? ", which --embedding \(source.name.escaped) names," : "")
        let (bytes, overflow) = array.elementCount.multipliedReportingOverflow(by: Self.bytesPerNumber)
        guard !overflow, bytes <= mostBytes else {
            throw .unusable(
                "The embedding \(place) has \(array.elementCount) numbers, more than there is memory for. Choose one of fewer "
                    + "dimensions, or allow more with --memory.")
        }
        let numbers = try DatasetError.translating { () throws(HDF5Error) in try array.readNumbers() }
        let width = array.rowLength
        guard numbers.count == array.rowCount * width else {
            throw .unusable(
                "The embedding \(place) has \(numbers.count) numbers in place of \(array.rowCount * width).")
        }
        var values: [Float] = []
        let kept = rows ?? Array(0..<array.rowCount)
        values.reserveCapacity(kept.count * width)
        for row in kept {
            for column in 0..<width {
                let value = Float(numbers[row * width + column])
                guard value.isFinite else {
                    throw .unusable(
                        "The embedding \(place) has a value that is infinite or not a number, in row \(row), column \(column), both "
                            + "counted from 0. A row that is judged needs a place.")
                }
                values.append(value)
            }
        }
        return Matrix(rows: kept.count, columns: width, values: values)
    }

    /// The array with as many rows as the data, those for testing included; turned where its other axis has them.
    private func ofRows(_ source: EmbeddingSource) throws(DatasetError) -> StoredArray {
        let testCount = plan.testData?.rowCount ?? 0
        let count = plan.data.rowCount + testCount
        if source.array.rowCount == count { return source.array }
        if source.array.shape.count == 2, source.array.shape[1] == count, let turned = source.array.withRows(along: 1) {
            return turned
        }
        let data =
            testCount == 0
            ? "the data \(plan.data.path.escaped) have \(count)"
            : "the data have \(count), those of \(plan.data.path.escaped) and then the \(testCount) for testing"
        throw .unusable(
            "The embedding \(source.array.path.escaped) has \(source.array.rowCount) rows, but \(data): it needs a place for each "
                + "row of the file, in the same order. Choose another one with --embedding, or leave it out.")
    }
}
