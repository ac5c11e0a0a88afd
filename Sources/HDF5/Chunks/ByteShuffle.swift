/// The filter "shuffle": the first bytes of all numbers, then their second bytes, and so on.
///
/// Bytes beyond the last whole number stay where they are, at the end.
enum ByteShuffle {
    /// Puts the bytes of numbers together again.
    ///
    /// - Parameters:
    ///   - shuffled: The bytes, of any number.
    ///   - width: The bytes of a number.
    ///   - destination: Where to; as many bytes, elsewhere in memory.
    @unsafe static func undo(
        _ shuffled: UnsafeRawBufferPointer, width: Int, into destination: UnsafeMutableRawBufferPointer
    ) {
        let count = width > 0 ? shuffled.count / width : 0
        guard let source = shuffled.baseAddress, let target = destination.baseAddress else { return }
        guard width > 1, count > 1 else { return unsafe destination.copyMemory(from: shuffled) }
        let address = UInt(bitPattern: target)
        switch width {
        case 2 where address % 2 == 0: unsafe undoPairs(source, target, count)
        case 4 where address % 4 == 0: unsafe undoQuadruples(source, target, count)
        case 8 where address % 8 == 0: unsafe undoOctuples(source, target, count)
        default:
            for byte in 0..<width {
                let plane = unsafe (source + byte * count).assumingMemoryBound(to: UInt8.self)
                let bytes = unsafe (target + byte).assumingMemoryBound(to: UInt8.self)
                for index in 0..<count { unsafe bytes[index * width] = plane[index] }
            }
        }
        let rest = width * count..<shuffled.count
        unsafe UnsafeMutableRawBufferPointer(rebasing: destination[rest])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: shuffled[rest]))
    }

    /// The byte at a place of a number in memory, as part of the number.
    @inline(__always) private static func part<Number: FixedWidthInteger>(_ byte: UInt8, _ place: Int) -> Number {
        Number(truncatingIfNeeded: byte) << Number(8 * place)
    }

    @unsafe private static func undoPairs(_ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int) {
        let planes = unsafe source.assumingMemoryBound(to: UInt8.self)
        let numbers = unsafe target.assumingMemoryBound(to: UInt16.self)
        for index in 0..<count {
            let number: UInt16 = unsafe part(planes[index], 0) | part(planes[count + index], 1)
            unsafe numbers[index] = number.littleEndian
        }
    }

    @unsafe private static func undoQuadruples(
        _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int
    ) {
        let planes = unsafe source.assumingMemoryBound(to: UInt8.self)
        let numbers = unsafe target.assumingMemoryBound(to: UInt32.self)
        for index in 0..<count {
            let low: UInt32 = unsafe part(planes[index], 0) | part(planes[count + index], 1)
            let high: UInt32 = unsafe part(planes[2 * count + index], 2) | part(planes[3 * count + index], 3)
            unsafe numbers[index] = (low | high).littleEndian
        }
    }

    @unsafe private static func undoOctuples(
        _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int
    ) {
        let planes = unsafe source.assumingMemoryBound(to: UInt8.self)
        let numbers = unsafe target.assumingMemoryBound(to: UInt64.self)
        for index in 0..<count {
            let first: UInt64 = unsafe part(planes[index], 0) | part(planes[count + index], 1)
            let second: UInt64 = unsafe part(planes[2 * count + index], 2) | part(planes[3 * count + index], 3)
            let third: UInt64 = unsafe part(planes[4 * count + index], 4) | part(planes[5 * count + index], 5)
            let fourth: UInt64 = unsafe part(planes[6 * count + index], 6) | part(planes[7 * count + index], 7)
            unsafe numbers[index] = (first | second | third | fourth).littleEndian
        }
    }
}
