/// Memory for `Float`s that kernels work in, aligned to a cache line and zeroed.
///
/// A class because the views of one buffer, and the products that read and write it, share it. Belongs to the thread that
/// trains or evaluates; not `Sendable`.
@safe public final class AlignedBuffer {
    /// The number of elements, without the padding.
    public let count: Int
    private let base: UnsafeMutablePointer<Float>
    /// Numbers past the end that vector loops may read and write, so that they need no tail.
    public static let padding = 16

    public init(count: Int) {
        precondition(count >= 0)
        self.count = count
        let bytes = (count + AlignedBuffer.padding) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        unsafe base = raw.initializeMemory(as: Float.self, repeating: 0, count: count + AlignedBuffer.padding)
    }

    deinit {
        unsafe base.deallocate()
    }

    /// The first number's address, valid while the buffer lives.
    @unsafe public var address: UnsafeMutablePointer<Float> { unsafe base }

    /// Calls a closure with the numbers.
    public func withSpan<Value>(_ body: (Span<Float>) throws -> Value) rethrows -> Value {
        try unsafe body(Span(_unsafeStart: base, count: count))
    }

    /// Calls a closure that may change the numbers.
    public func withMutableSpan<Value, Failure: Error>(
        _ body: (inout MutableSpan<Float>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var span = unsafe MutableSpan(_unsafeStart: base, count: count)
        return try body(&span)
    }

    /// A copy of the numbers.
    public var values: [Float] {
        get { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
        set {
            precondition(newValue.count == count)
            unsafe newValue.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { unsafe base.update(from: start, count: count) }
            }
        }
    }
}
