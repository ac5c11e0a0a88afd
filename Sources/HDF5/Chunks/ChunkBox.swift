/// The elements of a chunk that are wanted, and where they go: runs of elements that lie together in both places.
///
/// One is used again and again, so that no memory is asked for.
struct ChunkBox: Sendable {
    /// The first element of the chunk in the data set.
    private(set) var origin: [Int]
    private(set) var runLength = 0
    /// The axes along which there are several runs, the last first; the extents and steps are those of the first ones.
    private var axes = 0
    private var extents: [Int]
    private var sourceSteps: [Int]
    private var destinationSteps: [Int]
    private var sourceStart = 0
    private(set) var destinationStart = 0
    private let grid: ChunkGrid

    init(_ grid: ChunkGrid) {
        let zeros = [Int](repeating: 0, count: grid.shape.count)
        origin = zeros
        extents = zeros
        sourceSteps = zeros
        destinationSteps = zeros
        self.grid = grid
    }

    /// The number of elements.
    private(set) var count = 0

    /// True if the box is all of the chunk, and its elements lie together in the destination.
    var isWholeAndTogether: Bool { axes == 0 && runLength == grid.elementsPerChunk }

    /// Takes the part of a chunk that belongs to some rows.
    ///
    /// - Parameters:
    ///   - chunk: Which one of its band, row-major.
    ///   - band: Which band; it has some of the rows.
    ///   - rows: The rows, which go to `[rows.count, …]`, row-major.
    mutating func set(chunk: Int, band: Int, rows: Range<Int>) {
        locate(chunk: chunk, band: band)
        (axes, runLength, count, sourceStart, destinationStart) = (0, 1, 1, 0, 0)
        var (sourceStep, destinationStep) = (1, 1)
        for axis in grid.shape.indices.reversed() {
            // The wanted part of the axis, from where the chunk begins, and where that goes.
            var (first, target, extent) = (0, origin[axis], min(grid.chunk[axis], grid.shape[axis] - origin[axis]))
            if axis == 0 {
                first = max(rows.lowerBound - target, 0)
                extent = min(extent, rows.upperBound - target) - first
                target += first - rows.lowerBound
            }
            sourceStart += first * sourceStep
            destinationStart += target * destinationStep
            if axes == 0, runLength == sourceStep, runLength == destinationStep {
                runLength *= extent
            } else if extent > 1 {
                (extents[axes], sourceSteps[axes], destinationSteps[axes]) = (extent, sourceStep, destinationStep)
                axes += 1
            }
            count *= extent
            sourceStep *= grid.chunk[axis]
            destinationStep *= axis == 0 ? 1 : grid.shape[axis]
        }
    }

    /// Finds where a chunk begins.
    private mutating func locate(chunk: Int, band: Int) {
        var rest = chunk
        for axis in grid.shape.indices.dropFirst().reversed() {
            origin[axis] = rest % grid.counts[axis] * grid.chunk[axis]
            rest /= grid.counts[axis]
        }
        origin[0] = band * grid.chunk[0]
    }

    /// Calls for each run, with where it begins in the chunk and where it goes, in elements.
    @inline(__always)
    private func forEachRun(_ body: (_ source: Int, _ destination: Int) -> Void) {
        guard axes > 0 else { return body(sourceStart, destinationStart) }
        let (extent, sourceStep, destinationStep) = (extents[0], sourceSteps[0], destinationSteps[0])
        var outerRuns = 1
        for axis in 1..<max(axes, 1) { outerRuns *= extents[axis] }
        for outer in 0..<outerRuns {
            var (source, destination, rest) = (sourceStart, destinationStart, outer)
            for axis in 1..<max(axes, 1) {
                let (next, place) = rest.quotientAndRemainder(dividingBy: extents[axis])
                source += place * sourceSteps[axis]
                destination += place * destinationSteps[axis]
                rest = next
            }
            for _ in 0..<extent {
                body(source, destination)
                source += sourceStep
                destination += destinationStep
            }
        }
    }

    /// Copies the elements, each converted.
    @inline(__always)
    @unsafe func copy<Stored: BitwiseCopyable, Element: BitwiseCopyable>(
        _ source: UnsafeRawPointer, _ stored: Stored.Type,
        _ destination: UnsafeMutableRawPointer, _ element: Element.Type, _ convert: (Stored) -> Element
    ) {
        let numbers = unsafe source.assumingMemoryBound(to: stored)
        let elements = unsafe destination.assumingMemoryBound(to: element)
        forEachRun { from, to in
            for index in 0..<runLength { unsafe elements[to + index] = convert(numbers[from + index]) }
        }
    }

    /// Gives all elements the same value.
    @inline(__always)
    @unsafe func fill<Element: BitwiseCopyable>(_ destination: UnsafeMutableRawPointer, with value: Element) {
        let elements = unsafe destination.assumingMemoryBound(to: Element.self)
        forEachRun { _, to in
            for index in 0..<runLength { unsafe elements[to + index] = value }
        }
    }
}
