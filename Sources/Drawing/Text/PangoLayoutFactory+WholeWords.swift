internal import CPangoCairo

extension PangoLayoutFactory {
    /// Moves words that a line ends within on to the next line.
    ///
    /// Pango 1.50 minds `pango_attr_allow_breaks` where it would break between two letters, and not after dashes and hyphens.
    ///
    /// - Parameters:
    ///   - words: The words, as ranges of bytes, from the first.
    ///   - layout: A layout of the text, which has a width.
    ///   - text: The text. A space of it becomes the end of a line, so that its bytes keep their places.
    static func keepWhole(_ words: [Range<Int>], in layout: OpaquePointer, of text: String) {
        guard !words.isEmpty else { return }
        var bytes = Array(text.utf8)
        // A line that begins elsewhere may divide what was whole before.
        for _ in words {
            guard let space = unsafe spaceBeforeDivision(of: words, in: layout, bytes) else { return }
            bytes[space] = UInt8(ascii: "\n")
            unsafe pango_layout_set_text(layout, String(decoding: bytes, as: UTF8.self), Int32(bytes.count))
        }
    }

    /// The last space of a line before the first word that it ends within; nil where none is divided, or none can be moved.
    private static func spaceBeforeDivision(
        of words: [Range<Int>], in layout: OpaquePointer, _ bytes: [UInt8]
    ) -> Int? {
        var lineStart = 0
        for index in 1..<max(1, unsafe pango_layout_get_line_count(layout)) {
            guard let line = unsafe pango_layout_get_line_readonly(layout, index) else { return nil }
            let next = Int(unsafe line.pointee.start_index)
            if let word = words.first(where: { $0.lowerBound < next && next < $0.upperBound }),
                lineStart < word.lowerBound,
                let space = bytes[lineStart..<word.lowerBound].lastIndex(of: UInt8(ascii: " ")), space > lineStart
            {
                return space
            }
            lineStart = next
        }
        return nil
    }
}
