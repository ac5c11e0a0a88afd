internal import Isolation

/// Texts on their way to another process.
struct SharedTexts: Sendable, Codable {
    /// The UTF-8 bytes of all, one after the other.
    private let bytes: SharedArray
    /// The place among them at which each text ends: `[count]`.
    private let ends: SharedArray

    /// Puts texts into shared memory.
    ///
    /// - Throws: `IsolationError` where there is not enough of it.
    init(_ texts: [String], in memory: SharedMemory) throws(IsolationError) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for text in texts {
            bytes += text.utf8
            ends.append(bytes.count)
        }
        self.bytes = try SharedArray(bytes, in: memory)
        self.ends = try SharedArray(ends, in: memory)
    }

    /// The texts that another process has put there.
    ///
    /// - Parameters:
    ///   - count: The number of texts that there have to be.
    ///   - memory: The memory shared with it.
    /// - Returns: The texts.
    /// - Throws: ``IsolationError`` where they make no sense.
    func texts(count: Int, in memory: SharedMemory) throws(IsolationError) -> [String] {
        let bytes = try bytes.elements(UInt8.self, in: memory)
        let ends = try ends.elements(Int.self, in: memory)
        guard ends.count == count, ends.last ?? 0 == bytes.count, ends.first ?? 0 >= 0,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw .unintelligible }
        var start = 0
        return ends.map { end in
            defer { start = end }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }
}
