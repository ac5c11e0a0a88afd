extension String {
    /// The string as it may be put on a page, whoever wrote it.
    ///
    /// Names and labels come from files. Line breaks and tabs become spaces, other control characters and
    /// noncharacters U+FFFD; marks that reorder the text around them (Unicode Technical Report 36, 2.7) and byte
    /// order marks are left out; what goes on past `limit` characters is cut, and so are more than eight combining
    /// marks in a row.
    func printable(limit: Int = 1_000) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        for scalar in unicodeScalars {
            let replacement: Unicode.Scalar
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                replacement = String.isBlank(scalar) ? " " : "\u{FFFD}"
            case .format where String.reordersText(scalar):
                continue
            case .unassigned where scalar.properties.isNoncharacterCodePoint:
                replacement = "\u{FFFD}"
            case .nonspacingMark, .enclosingMark:
                marks += 1
                if marks > 8 { continue }
                replacement = scalar
            default:
                marks = 0
                replacement = scalar
            }
            if count == limit {
                result.append("…")
                break
            }
            result.append(replacement)
            count += 1
        }
        return String(result)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func reordersText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
