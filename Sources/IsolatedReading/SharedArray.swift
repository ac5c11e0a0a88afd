internal import Isolation

/// An array on its way to another process.
struct SharedArray: Sendable, Codable {
    private let region: SharedMemory.Region
    private let count: Int

    /// Copies an array to shared memory.
    init<Element: BitwiseCopyable>(_ elements: [Element], in memory: SharedMemory) throws(IsolationError) {
        count = elements.count
        region = try memory.allocate(count * MemoryLayout<Element>.stride)
        let mapped = try memory.map(region, isWritable: true)
        unsafe elements.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { unsafe mapped.address.copyMemory(from: base, byteCount: bytes.count) }
        }
    }

    /// Copies the array from shared memory.
    ///
    /// - Throws: ``IsolationError`` where it is not all there.
    func elements<Element: BitwiseCopyable>(
        _ type: Element.Type = Element.self, in memory: SharedMemory
    ) throws(IsolationError) -> [Element] {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard count >= 0, !overflow, region.byteCount == bytes else { throw .unintelligible }
        let mapped = try memory.map(region, isWritable: false)
        return unsafe Array(
            UnsafeBufferPointer(start: mapped.address.assumingMemoryBound(to: Element.self), count: count))
    }
}
