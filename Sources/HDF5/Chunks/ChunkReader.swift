internal import Synchronization

/// Reads rows out of chunks, which it unpacks on several threads.
///
/// Used by one caller at a time; what it needs between calls is made once.
///
/// Sendable, unchecked: its caller holds a lock, and of the workers each thread has one of its own.
@safe final class ChunkReader: @unchecked Sendable {
    private let plan: ChunkPlan
    private let source: ChunkSource
    private let workers: [ChunkWorker]
    private let keepsBands: Bool
    /// The most memory that this takes.
    let maximumBytes: Int
    private var cache = BandCache()
    /// Started when there is enough to do.
    private var helpers: HelperThreads?
    private let nextTask = Atomic(0)
    private let unwritten = Atomic(0)
    /// The failure of the first chunk that failed, whichever thread met it.
    private let failure = Mutex<(task: Int, error: HDF5Error)?>(nil)

    /// The most memory for unpacking that threads are started for.
    private static let maximumScratchBytes = 1 << 30
    /// The bytes that one thread alone has done by the time that another has started.
    private static let minimumSharedBytes = 1 << 18

    /// - Parameters:
    ///   - dataset: The data set, which has to stay open.
    ///   - plan: What is known of it.
    ///   - threads: How many threads unpack.
    ///   - maximumKeptBytes: How much may be kept of chunks that the rows to come are in too.
    init(_ dataset: borrowing HDF5Dataset, _ plan: ChunkPlan, threads: Int, maximumKeptBytes: Int) {
        self.plan = plan
        let source = ChunkSource(dataset, plan)
        self.source = source
        let count = max(1, min(threads, ChunkReader.maximumScratchBytes / (4 * plan.chunkBytes)))
        workers = (0..<count).map { _ in ChunkWorker(plan, source) }
        let (bandBytes, overflow) = plan.grid.chunksPerBand.multipliedReportingOverflow(by: plan.chunkBytes)
        keepsBands = !overflow && bandBytes <= maximumKeptBytes
        maximumBytes = 4 * plan.chunkBytes * count + (keepsBands ? bandBytes : 0)
    }

    /// Reads rows.
    ///
    /// - Parameters:
    ///   - rows: Which; at least one.
    ///   - destination: Memory for their elements, aligned for them.
    /// - Returns: How many of their chunks are not in the file.
    /// - Throws: `HDF5Error` for the first chunk that can't be read.
    @unsafe func read(_ rows: Range<Int>, into destination: UnsafeMutableRawPointer) throws(HDF5Error) -> Int {
        var bands = plan.grid.bands(of: rows)
        unwritten.store(0, ordering: .relaxed)
        if let band = cache.band, band == bands.lowerBound {
            try unsafe read(band..<band + 1, of: rows, into: destination, kept: band)
            bands = bands.dropFirst()
        }
        if let last = bands.last {
            // Rows to come may be in the last band too, if these do not reach its end.
            let isUnfinished = keepsBands && rows.upperBound < plan.grid.rows(ofBand: last).upperBound
            try unsafe read(bands, of: rows, into: destination, kept: isUnfinished ? last : nil)
        }
        return unwritten.load(ordering: .relaxed)
    }

    /// The work that the threads share: chunks of some bands, one a task.
    ///
    /// Sendable, unchecked: tasks write to parts of the destination that do not overlap, and the caller waits for all of them.
    @unsafe private struct Job: @unchecked Sendable {
        let firstBand: Int
        let tasks: Int
        let rows: Range<Int>
        let destination: UnsafeMutableRawPointer
        let slots: BandCache.Slots?
    }

    /// Reads some of the bands, all at once.
    @unsafe private func read(
        _ bands: Range<Int>, of rows: Range<Int>, into destination: UnsafeMutableRawPointer, kept: Int?
    ) throws(HDF5Error) {
        let perBand = plan.grid.chunksPerBand
        let tasks = bands.count * perBand
        let slots = unsafe kept.flatMap { unsafe cache.turn(to: $0, plan) }
        let job = unsafe Job(
            firstBand: bands.lowerBound, tasks: tasks, rows: rows, destination: destination, slots: slots)
        nextTask.store(0, ordering: .relaxed)
        if min(workers.count, tasks) > 1, tasks > ChunkReader.minimumSharedBytes / plan.chunkBytes {
            let helpers = self.helpers ?? HelperThreads(count: workers.count - 1)
            self.helpers = helpers
            helpers.run { unsafe work(workers[$0], job) }
        } else {
            unsafe work(workers[0], job)
        }
        let first = failure.withLock { failure in
            defer { failure = nil }
            return failure
        }
        if let first {
            cache.forget()
            throw first.error
        }
    }

    /// Does tasks until there are no more, or one has failed.
    @unsafe private func work(_ worker: ChunkWorker, _ job: Job) {
        let (perBand, tasks) = unsafe (plan.grid.chunksPerBand, job.tasks)
        while true {
            let task = nextTask.add(1, ordering: .relaxed).oldValue
            guard task < tasks else { return }
            let (offset, chunk) = task.quotientAndRemainder(dividingBy: perBand)
            let band = unsafe job.firstBand + offset
            let kept = unsafe job.slots?.band == band ? job.slots : nil
            do throws(HDF5Error) {
                let isWritten = try unsafe worker.read(
                    chunk: chunk, band: band, rows: job.rows, into: job.destination, kept)
                if !isWritten { unwritten.add(1, ordering: .relaxed) }
            } catch {
                // Those before this one have been taken, and will be done.
                nextTask.store(tasks, ordering: .relaxed)
                failure.withLock { failure in
                    if task < failure?.task ?? .max { failure = (task, error) }
                }
                return
            }
        }
    }
}
