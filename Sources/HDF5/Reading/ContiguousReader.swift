internal import CHDF5
internal import Foundation
internal import Synchronization

/// Reads the rows of a data set that lies in the file in one piece, as numbers of this machine: on several threads, each of which
/// copies a part.
final class ContiguousReader: Sendable {
    private let descriptor: Int32
    /// The offset of the data set in the file, in bytes.
    private let offset: Int
    private let rowBytes: Int
    private let threads: Int
    private let helpers: HelperThreads?

    /// The bytes that one thread alone has copied by the time that another has begun.
    private static let minimumSharedBytes = 1 << 20

    /// - Returns: nil where the library has to read: the numbers are converted, are elsewhere, or are not all there.
    /// - Throws: `HDF5Error` when the type can't be read.
    init?(_ dataset: borrowing HDF5Dataset, as element: HDF5NativeElement, threads: Int) throws(HDF5Error) {
        let (description, number) = (dataset.description, dataset.handle.number)
        guard description.storage == .contiguous, !description.isExternal, description.count > 0 else { return nil }
        let type = try dataset.fileType()
        guard let stored = StoredNumber(type.number), stored.element == element, !stored.isSwapped,
            let fileBytes = ChunkPlan.fileBytes(number)
        else { return nil }
        let start = Library.locked { H5Dget_offset(number) }
        let (bytes, overflow) = description.count.multipliedReportingOverflow(by: element.byteCount)
        // What has no place in the file has the largest number there is, which is no Int.
        guard let offset = Int(exactly: start), !overflow, bytes == description.storedBytes,
            offset <= fileBytes, bytes <= fileBytes - offset
        else { return nil }
        // A link may have led to another file than the one that was opened.
        guard let file = ContiguousReader.file(of: number) else { return nil }
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, Int(status.st_size) == fileBytes else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.offset = offset
        self.threads = max(1, threads)
        rowBytes = description.rowLength * element.byteCount
        helpers = threads > 1 ? HelperThreads(count: threads - 1) : nil
    }

    deinit { close(descriptor) }

    /// The path of the file that a data set is in.
    private static func file(of dataset: hid_t) -> String? {
        Library.locked {
            let length = H5Fget_name(dataset, nil, 0)
            guard (1...65_536).contains(length) else { return nil }
            var buffer = [CChar](repeating: 0, count: length + 1)
            let written = unsafe buffer.withUnsafeMutableBufferPointer {
                unsafe H5Fget_name(dataset, $0.baseAddress, length + 1)
            }
            guard written == length else { return nil }
            return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Reads rows.
    ///
    /// - Parameters:
    ///   - rows: Which.
    ///   - destination: Memory for their elements.
    /// - Returns: Whether all could be read; the library says why not.
    @unsafe func read(_ rows: Range<Int>, into destination: UnsafeMutableRawPointer) -> Bool {
        let count = rows.count * rowBytes
        let start = offset + rows.lowerBound * rowBytes
        guard let helpers, count >= 2 * Self.minimumSharedBytes else {
            return unsafe copy(0..<count, of: start, into: destination)
        }
        let part = (count + threads - 1) / threads
        let next = Atomic(0)
        let failures = Atomic(0)
        helpers.run { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < threads, index * part < count else { return }
                let range = index * part..<min((index + 1) * part, count)
                if unsafe !copy(range, of: start, into: destination) { failures.wrappingAdd(1, ordering: .relaxed) }
            }
        }
        return failures.load(ordering: .relaxed) == 0
    }

    private func copy(_ range: Range<Int>, of start: Int, into destination: UnsafeMutableRawPointer) -> Bool {
        var done = range.lowerBound
        while done < range.upperBound {
            let count = unsafe pread(descriptor, destination + done, range.upperBound - done, off_t(start + done))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}
