extension String {
    /// Returns whether this text comes before another in natural order: digits count by the number that they write, so that "2"
    /// comes before "10", and everything else by its bytes.
    package func naturallyPrecedes(_ other: String) -> Bool {
        let (first, second) = (NaturalPieces(self), NaturalPieces(other))
        for (one, two) in zip(first.pieces, second.pieces) where one != two { return one.precedes(two) }
        if first.pieces.count != second.pieces.count { return first.pieces.count < second.pieces.count }
        // The same but for leading zeros.
        return utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Returns whether this text comes before another by its bytes, as most programs sort names.
    package func plainlyPrecedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// A text as numbers and the bytes between them.
private struct NaturalPieces {
    enum Piece: Equatable {
        /// The digits without leading zeros.
        case number([UInt8])
        case byte(UInt8)

        func precedes(_ other: Piece) -> Bool {
            switch (self, other) {
            case (.number(let one), .number(let two)):
                one.count == two.count ? one.lexicographicallyPrecedes(two) : one.count < two.count
            case (.byte(let one), .byte(let two)): one < two
            case (.number, .byte(let two)): UInt8(ascii: "0") < two
            case (.byte(let one), .number): one < UInt8(ascii: "0")
            }
        }
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        var digits: [UInt8]?
        for byte in text.utf8 {
            if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
                // Zeros before other digits do not change the number.
                if digits == nil { digits = [] }
                if byte != UInt8(ascii: "0") || digits?.isEmpty == false { digits?.append(byte) }
            } else {
                if let number = digits { pieces.append(.number(number)) }
                digits = nil
                pieces.append(.byte(byte))
            }
        }
        if let number = digits { pieces.append(.number(number)) }
    }
}
