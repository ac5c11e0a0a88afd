internal import CHDF5
internal import Synchronization

/// Fetches chunks from the file as they are there.
///
/// Shared by the threads that unpack them.
final class ChunkSource: Sendable {
    private let dataset: hid_t
    private let location: HDF5Location
    private let operation: String
    private let maximumBytes: Int
    /// Asking for a chunk's size and reading it have to be one, lest the library has to find it twice.
    private let lock = Mutex(())

    /// - Parameters:
    ///   - dataset: The data set, which has to stay open.
    ///   - plan: What is known of it.
    init(_ dataset: borrowing HDF5Dataset, _ plan: ChunkPlan) {
        self.dataset = dataset.handle.number
        self.location = dataset.location
        self.operation = dataset.operation
        self.maximumBytes = plan.maximumStoredBytes
    }

    /// Reads a chunk.
    ///
    /// - Parameters:
    ///   - origin: Where it begins in the data set.
    ///   - memory: What it is read into.
    /// - Returns: Its bytes, within the memory, and a bit for each filter that it did not go through; nil where it was never
    ///   written.
    /// - Throws: `HDF5Error` when it can't be found or read, or takes more bytes than it can.
    @unsafe func fetch(
        _ origin: [hsize_t], into memory: inout ScratchMemory
    ) throws(HDF5Error) -> (bytes: UnsafeMutableRawBufferPointer, skipped: UInt32)? {
        let found = try lock.withLock { (_) throws(HDF5Error) in
            try Library.locked { () throws(HDF5Error) in try fetchAlone(origin, into: &memory) }
        }
        guard let (size, skipped) = found, let bytes = unsafe memory.reserve(size) else { return nil }
        return unsafe (bytes, skipped)
    }

    /// Reads a chunk to the beginning of the memory.
    private func fetchAlone(
        _ origin: [hsize_t], into memory: inout ScratchMemory
    ) throws(HDF5Error) -> (size: Int, skipped: UInt32)? {
        var size: hsize_t = 0
        if unsafe H5Dget_chunk_storage_size(dataset, origin, &size) < 0 {
            let failure = Library.failure(operation, at: location)
            guard ChunkSource.saysUnwritten(failure) else { throw failure }
            return nil
        }
        guard size > 0 else { return nil }
        guard size <= maximumBytes else {
            throw damage(origin, "it is said to take \(size) bytes of the file, which is more than it can")
        }
        guard let bytes = unsafe memory.reserve(Int(size)) else {
            throw HDF5Error(.tooLarge, operation: operation, at: location, reason: "there is no memory for a chunk")
        }
        var skipped: UInt32 = 0
        let status = unsafe CHDF5_H5Dread_chunk(
            dataset, CHDF5_H5P_DEFAULT(), origin, &skipped, bytes.baseAddress, bytes.count)
        guard status >= 0 else {
            throw damage(origin, "it can't be read, \(Library.failure(operation, at: location).reason)")
        }
        return (bytes.count, skipped)
    }

    /// The error for a chunk that is not what it should be.
    func damage(_ origin: [hsize_t], _ reason: String) -> HDF5Error {
        let place = origin.map(String.init).joined(separator: ", ")
        return HDF5Error(
            .refused, operation: operation, at: location, reason: "the chunk at [\(place)] of it is damaged: \(reason)")
    }

    /// True if the library could not give the size of a chunk because it was never written.
    private static func saysUnwritten(_ failure: HDF5Error) -> Bool {
        failure.frames.contains {
            $0.message == "chunk storage is not allocated" || $0.message == "chunk address isn't defined"
        }
    }
}
