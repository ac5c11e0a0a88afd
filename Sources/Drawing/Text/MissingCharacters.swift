/// The warning of characters that no installed font has.
package enum MissingCharacters {
    /// A warning that names the characters and what to install; `nil` where none is missing.
    package static func warning(_ characters: [Unicode.Scalar]) -> String? {
        guard !characters.isEmpty else { return nil }
        let shown = 12
        var list = characters.prefix(shown).map { scalar in
            let code = String(scalar.value, radix: 16, uppercase: true)
            let padding = String(repeating: "0", count: max(4 - code.count, 0))
            let isVisible = scalar.properties.generalCategory != .privateUse
            return (isVisible ? "\(scalar) " : "") + "U+\(padding)\(code)"
        }.joined(separator: ", ")
        if characters.count > shown { list += " and \(characters.count - shown) more" }
        let packages = Set(characters.compactMap(package)).sorted().joined(separator: " or ")
        return "No installed font has \(list)." + (packages.isEmpty ? "" : " Try installing \(packages).")
    }

    /// The package of Debian's and Ubuntu's with fonts for a character's script.
    private static func package(for character: Unicode.Scalar) -> String? {
        switch character.value {
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFFEF, 0x20000...0x3FFFF:
            "fonts-noto-cjk"
        case 0x1F000...0x1FAFF: "fonts-noto-color-emoji"
        case 0xE000...0xF8FF, 0xF0000...: nil
        default: "fonts-noto-core"
        }
    }
}
