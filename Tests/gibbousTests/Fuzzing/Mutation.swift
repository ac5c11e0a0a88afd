import Core
import Foundation

/// A change to the bytes of a file, decided by a seed and a number.
struct Mutation {
    /// A way of changing bytes, the likeliest to reach far first.
    enum Kind: String, CaseIterable {
        case bit, bytes, truncated, zeroed, swapped, structure, number, copied, removed
    }

    let kind: Kind
    private var generator: SeededGenerator

    /// The bytes that HDF5's structures begin with; the library believes what follows them.
    private static let signatures = [
        "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "BTHD", "BTLF", "BTIN", "FRHP", "FHDB", "FHIB", "FAHD", "FADB",
        "EAHD", "EAIB", "EASB", "EADB", "SMTB", "\u{89}HDF",
    ].map { $0.unicodeScalars.map { UInt8($0.value) } }
    /// Numbers that sizes and addresses may be taken for.
    private static let numbers: [UInt64] = [
        0, 1, 0xFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 32, 1 << 40, 1 << 62, .max >> 1, .max - 1, .max,
    ]

    init(seed: UInt64, index: Int) {
        generator = SeededGenerator(seed: seed, stream: "mutation \(index)")
        // Structures and numbers are what the library breaks on.
        kind = ([.structure, .structure, .number] + Kind.allCases).randomElement(using: &generator) ?? .bit
    }

    /// The bytes, changed.
    ///
    /// - Parameter original: The bytes of a file, at least 64.
    /// - Returns: The bytes of the changed file.
    mutating func changed(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        switch kind {
        case .bit: bytes[place(in: bytes)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case .bytes:
            for _ in 0..<Int.random(in: 2...16, using: &generator) {
                bytes[place(in: bytes)] = UInt8.random(in: 0...255, using: &generator)
            }
        case .truncated: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
        case .zeroed: for position in range(in: bytes, upTo: 512) { bytes[position] = 0 }
        case .swapped:
            let length = Int.random(in: 1...64, using: &generator)
            let (first, second) = (
                Int.random(in: 0...bytes.count - length, using: &generator),
                Int.random(in: 0...bytes.count - length, using: &generator)
            )
            for offset in 0..<length { bytes.swapAt(first + offset, second + offset) }
        case .structure: changeStructure(&bytes)
        case .number: setNumber(&bytes, at: Int.random(in: 0..<bytes.count / 4, using: &generator) * 4)
        case .copied:
            let source = range(in: bytes, upTo: 256)
            let target = Int.random(in: 0...bytes.count - source.count, using: &generator)
            for (offset, position) in source.enumerated() { bytes[target + offset] = original[position] }
        case .removed: bytes.removeSubrange(range(in: bytes, upTo: 64))
        }
        return bytes
    }

    private mutating func place(in bytes: [UInt8]) -> Int { Int.random(in: 0..<bytes.count, using: &generator) }

    private mutating func range(in bytes: [UInt8], upTo most: Int) -> Range<Int> {
        let length = Int.random(in: 1...min(most, bytes.count / 2), using: &generator)
        let start = Int.random(in: 0...bytes.count - length, using: &generator)
        return start..<start + length
    }

    /// Changes a byte or a number within 64 bytes of a structure's beginning.
    private mutating func changeStructure(_ bytes: inout [UInt8]) {
        let starts = bytes.indices.filter { start in
            Self.signatures.contains { bytes[start...].starts(with: $0) }
        }
        guard let start = starts.randomElement(using: &generator) else {
            bytes[place(in: bytes)] ^= 0xFF
            return
        }
        let position = min(start + Int.random(in: 4..<64, using: &generator), bytes.count - 1)
        if Bool.random(using: &generator) {
            bytes[position] = UInt8.random(in: 0...255, using: &generator)
        } else {
            setNumber(&bytes, at: position)
        }
    }

    private mutating func setNumber(_ bytes: inout [UInt8], at position: Int) {
        let number = Self.numbers.randomElement(using: &generator) ?? 0
        let size = [2, 4, 8].randomElement(using: &generator) ?? 8
        for offset in 0..<size where position + offset < bytes.count {
            bytes[position + offset] = UInt8(truncatingIfNeeded: number >> UInt64(8 * offset))
        }
    }
}
