/// The division of a data set into chunks.
///
/// A band is the chunks that hold the same rows, side by side along all axes but the first.
struct ChunkGrid: Sendable {
    /// The length of each axis of the data set, and of a chunk.
    let shape: [Int]
    let chunk: [Int]
    /// The number of chunks along each axis.
    let counts: [Int]
    let chunksPerBand: Int
    let elementsPerChunk: Int

    /// - Returns: nil where the shapes do not belong together, or there is nothing to be read.
    init?(shape: [Int], chunk: [Int]) {
        guard !shape.isEmpty, shape.count == chunk.count, !shape.contains(0), !chunk.contains(0),
            let elementsPerChunk = Dataspace.count(of: chunk)
        else { return nil }
        let counts = zip(shape, chunk).map { ($0 - 1) / $1 + 1 }
        guard let chunksPerBand = Dataspace.count(of: Array(counts.dropFirst())) else { return nil }
        self.shape = shape
        self.chunk = chunk
        self.counts = counts
        self.chunksPerBand = chunksPerBand
        self.elementsPerChunk = elementsPerChunk
    }

    /// The rows of a band.
    func rows(ofBand band: Int) -> Range<Int> {
        band * chunk[0]..<min((band + 1) * chunk[0], shape[0])
    }

    /// The bands that have any of the rows.
    ///
    /// - Precondition: There are rows.
    func bands(of rows: Range<Int>) -> Range<Int> {
        rows.lowerBound / chunk[0]..<(rows.upperBound - 1) / chunk[0] + 1
    }
}
