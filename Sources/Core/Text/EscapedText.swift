extension String {
    /// The text with everything taken out that a terminal, an XML file or a reader could be misled by.
    ///
    /// Control characters, overrides of the writing direction and characters that are none become their code point,
    /// as in "\u{202E}", and bytes that are no text "\xE9". What is longer than anyone reads loses its middle.
    package var escaped: String {
        var text = ""
        let scalars = unicodeScalars
        if let end = scalars.index(scalars.startIndex, offsetBy: 201, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        {
            for scalar in scalars.prefix(120) { text += scalar.escaped }
            text += "…"
            for scalar in scalars.suffix(40) { text += scalar.escaped }
            return text
        }
        for scalar in scalars { text += scalar.escaped }
        return text
    }

    /// The text as a word of a command, in quotes where a shell would take it apart.
    package var shellWord: String {
        let isPlain = unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "/._-:+@%,".unicodeScalars.contains(scalar)
        }
        if isPlain && !isEmpty { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// True if both have the same bytes: HDF5 distinguishes names that `==` does not.
    package func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}

extension Unicode.Scalar {
    /// True if the scalar can be shown as it is.
    package var isHarmless: Bool {
        // The joiners shape letters in many scripts.
        if value == 0x200C || value == 0x200D { return true }
        if properties.isNoncharacterCodePoint { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: return false
        default: return true
        }
    }

    fileprivate var escaped: String {
        if let byte = NameBytes.byte(of: self) { return "\\x" + String(byte, radix: 16, uppercase: true) }
        return isHarmless ? String(self) : "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
}
