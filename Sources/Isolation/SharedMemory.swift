internal import CSystem
internal import Foundation
internal import Synchronization

/// Memory that a process shares with one that it starts.
///
/// It has no name and vanishes with the last process that knows it. It begins with a ``ProgressPage``.
package final class SharedMemory: Sendable {
    /// The descriptor under which a process finds the memory that the one that started it shares with it.
    static let inherited: Int32 = 3

    let descriptor: Int32
    /// The offset of the next region.
    private let end = Mutex(SharedMemory.page)

    /// Regions begin at multiples of this, in bytes: at least that of a page of memory on any machine.
    static let page = 65_536

    /// New memory.
    ///
    /// - Throws: ``IsolationError`` where the system gives none.
    package convenience init() throws(IsolationError) {
        let descriptor = CSystem_open_memory()
        guard descriptor >= 0 else { throw .system("get shared memory", errno) }
        try self.init(adopting: descriptor)
        guard ftruncate(descriptor, off_t(ProgressPage.byteCount)) == 0 else {
            throw .system("get shared memory", errno)
        }
    }

    /// Memory that is known by its descriptor, which is closed in the end.
    init(adopting descriptor: Int32) throws(IsolationError) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A part of the memory.
    package struct Region: Sendable, Codable, Equatable {
        /// Its offset, in bytes.
        package let offset: Int
        package let byteCount: Int
    }

    /// Takes a region for use; memory is used up only as it is written to.
    ///
    /// - Throws: ``IsolationError`` where the system refuses.
    package func allocate(_ byteCount: Int) throws(IsolationError) -> Region {
        let region = end.withLock { end in
            let offset = end
            end += (byteCount + SharedMemory.page - 1) / SharedMemory.page * SharedMemory.page
            return (Region(offset: offset, byteCount: byteCount), end)
        }
        guard ftruncate(descriptor, off_t(region.1)) == 0 else { throw .system("get shared memory", errno) }
        return region.0
    }

    /// Maps a region into the process.
    ///
    /// - Parameters:
    ///   - region: Which.
    ///   - isWritable: Whether it may be written to as well.
    /// - Returns: The memory.
    /// - Throws: ``IsolationError`` where it is not all there, or the system refuses.
    package func map(_ region: Region, isWritable: Bool) throws(IsolationError) -> MappedMemory {
        var status = stat()
        let (end, overflow) = region.offset.addingReportingOverflow(region.byteCount)
        guard region.offset >= 0, region.byteCount >= 0, region.offset % SharedMemory.page == 0, !overflow,
            unsafe fstat(descriptor, &status) == 0, end <= Int(status.st_size)
        else { throw .system("map shared memory", EINVAL) }
        return try MappedMemory(region.byteCount, descriptor, region: region, isWritable: isWritable)
    }
}

/// Memory of the system's pages, given back when the last owner lets go of it.
///
/// It begins as zeros; memory is used up only as it is written to.
///
/// Sendable, unchecked: address and size never change; who writes where is up to the owners.
@safe package final class MappedMemory: @unchecked Sendable {
    package let address: UnsafeMutableRawPointer
    package let byteCount: Int
    /// The region of shared memory that it is; nil if it is of this process alone.
    package let region: SharedMemory.Region?

    /// Memory of this process alone.
    ///
    /// - Throws: ``IsolationError`` where the system refuses.
    package convenience init(byteCount: Int) throws(IsolationError) {
        try self.init(byteCount, -1, region: nil, isWritable: true)
    }

    fileprivate init(
        _ byteCount: Int, _ descriptor: Int32, region: SharedMemory.Region?, isWritable: Bool
    ) throws(IsolationError) {
        let protection = isWritable ? PROT_READ | PROT_WRITE : PROT_READ
        let flags = descriptor < 0 ? MAP_PRIVATE | MAP_ANON : MAP_SHARED
        let address = unsafe mmap(nil, max(byteCount, 1), protection, flags, descriptor, off_t(region?.offset ?? 0))
        guard let address = unsafe address, unsafe address != MAP_FAILED else { throw .system("map memory", errno) }
        unsafe self.address = address
        self.byteCount = byteCount
        self.region = region
    }

    deinit { unsafe munmap(address, max(byteCount, 1)) }

    /// Gives back what was written; what is there then is zeros.
    package func discard() {
        unsafe CSystem_discard(address, max(byteCount, 1), region == nil ? 0 : 1)
    }

    /// Has a part of the memory made ready to be written to, which is quicker than page by page.
    package func makeReady(_ range: Range<Int>) {
        let page = SharedMemory.page
        let start = range.lowerBound / page * page
        unsafe CSystem_make_ready(address + start, min(range.upperBound, byteCount) - start)
    }
}
