/// Numbers that threads read and write side by side, each a different one: a cache line for each.
@safe final class SharedNumbers {
    /// The bytes of a cache line, and the numbers that fit into it.
    private static let line = 64
    private static let stride = line / MemoryLayout<Double>.stride
    private let memory: UnsafeMutablePointer<Double>
    private let count: Int

    /// So many zeros.
    init(count: Int) {
        self.count = count
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, count) * SharedNumbers.line, alignment: SharedNumbers.line)
        unsafe memory = bytes.initializeMemory(
            as: Double.self, repeating: 0, count: max(1, count) * SharedNumbers.stride)
    }

    deinit { unsafe memory.deallocate() }

    subscript(index: Int) -> Double {
        get {
            precondition(index >= 0 && index < count)
            return unsafe memory[index * SharedNumbers.stride]
        }
        set {
            precondition(index >= 0 && index < count)
            unsafe memory[index * SharedNumbers.stride] = newValue
        }
    }

    /// All of them.
    var values: [Double] {
        get { (0..<count).map { self[$0] } }
        set {
            precondition(newValue.count == count)
            for index in 0..<count { self[index] = newValue[index] }
        }
    }

    /// Their sum, always added in the same order.
    var sum: Double { (0..<count).reduce(0) { $0 + self[$1] } }
}
