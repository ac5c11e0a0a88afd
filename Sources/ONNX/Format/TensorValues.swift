internal import Foundation

extension ONNXTensorProto {
    /// A tensor of 32-bit floating-point numbers.
    init(_ name: String, dimensions: [Int], _ values: [Float]) {
        self.init()
        self.name = name
        dataType = .float
        dims = dimensions.map { Int64($0) }
        var bytes = [UInt8]()
        bytes.reserveCapacity(4 * values.count)
        for value in values {
            let bits = value.bitPattern
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
        }
        rawData = Data(bytes)
    }

    /// A row of 64-bit integers.
    init(_ name: String, _ values: [Int64]) {
        self.init()
        self.name = name
        dataType = .int64
        dims = [Int64(values.count)]
        rawData = Data(values.flatMap { Self.bytes(of: $0) })
    }

    /// The numbers of a tensor of so many dimensions.
    ///
    /// - Parameter rank: The number of dimensions that it has to have.
    /// - Returns: The length of each, at least 1, and the numbers, all finite.
    /// - Throws: ``ONNXError`` where the tensor is of another type or rank, or its bytes do not fit its shape.
    func numbers(rank: Int) throws(ONNXError) -> (dimensions: [Int], values: [Float]) {
        guard dataType == .float, dims.count == rank else {
            throw ONNXError(.unusable, "One of its tensors is not of the type or the rank that a model of ours has.")
        }
        var count = 1
        for length in dims {
            let (product, overflows) = count.multipliedReportingOverflow(by: Int(length))
            // A product beyond the bytes that are there can't come back to their number.
            guard length > 0, !overflows, product <= rawData.count / 4 else { throw Self.mismatch }
            count = product
        }
        guard rawData.count == 4 * count else { throw Self.mismatch }
        let bytes = [UInt8](rawData)
        var values: [Float] = []
        values.reserveCapacity(count)
        for start in stride(from: 0, to: bytes.count, by: 4) {
            let low = UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8
            let high = UInt32(bytes[start + 2]) << 16 | UInt32(bytes[start + 3]) << 24
            let value = Float(bitPattern: low | high)
            guard value.isFinite else {
                throw ONNXError(.unusable, "One of its tensors has a number that is infinite or none.")
            }
            values.append(value)
        }
        return (dims.map { Int($0) }, values)
    }

    /// The integers of a row.
    ///
    /// - Throws: ``ONNXError`` where the tensor is of another type, or its bytes do not fit its shape.
    func integers() throws(ONNXError) -> [Int] {
        guard dataType == .int64, dims.count == 1, dims[0] == rawData.count / 8, rawData.count.isMultiple(of: 8) else {
            throw Self.mismatch
        }
        let bytes = [UInt8](rawData)
        return stride(from: 0, to: bytes.count, by: 8).map { Int(Self.integer(bytes[$0..<$0 + 8])) }
    }

    /// An integer's eight bytes, the lowest first.
    private static func bytes(of value: Int64) -> [UInt8] {
        (0..<8).map { (place: Int64) -> UInt8 in UInt8(truncatingIfNeeded: value >> (8 * place)) }
    }

    /// The integer of eight bytes, the lowest first.
    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reversed().reduce(0) { (high: Int64, byte: UInt8) -> Int64 in high << 8 | Int64(byte) }
    }

    private static var mismatch: ONNXError {
        ONNXError(.unusable, "One of its tensors has not as many bytes as its shape says. Copy the file again.")
    }
}
