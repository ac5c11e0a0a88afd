package import Drawing

/// Colours for classes; methods never use them.
///
/// None is lighter than L* 75 on white or darker than L* 48 on a dark page, so that every one stands apart from the grey of missing
/// labels, from the tints of training rows and from the page. Found by minimising the look-alikes (CIEDE2000) under full protanopia,
/// deuteranopia and tritanopia; the tests hold them to the distances.
package enum CategoricalPalette {
    /// Eight colours, of which the first six differ in lightness by 9.5 and more: a print without colours tells them apart.
    package static let eight = colors([
        (0x3657DF, 0x6AA0FC), (0xFF9F43, 0xFFA31A), (0x8D1076, 0x9A80A6), (0x608B6A, 0x4CE2F4), (0xC07EF8, 0x824BFF),
        (0x710300, 0xD5F2A1), (0x063C39, 0x248C05), (0xE53C2A, 0xF6E2DD),
    ])

    /// Twenty colours, at least 16.9 apart.
    package static let twenty = colors([
        (0x786490, 0x8F82A1), (0xC6B809, 0xC4BC0E), (0x3997B4, 0x67C6CD), (0x323648, 0xD7E8F4), (0x1855B0, 0x3E9788),
        (0x7CA884, 0x54FCD6), (0x9821FD, 0xA886FF), (0x44733B, 0x73AA50), (0xE10037, 0xF09786), (0xF64FB9, 0xCF3DC4),
        (0x6C1B71, 0xEBC4FF), (0xAB6E65, 0xA18569), (0x684D4B, 0xB9C5AD), (0xB5905A, 0x9DF361), (0xC21072, 0xBF778A),
        (0x6B0F2B, 0xFBCC9F), (0x1709C5, 0x1370FF), (0x942809, 0x907105), (0x7580FC, 0x7CA7D3), (0xF65A1B, 0xDB7A0D),
    ])

    private static func colors(_ pairs: [(light: UInt32, dark: UInt32)]) -> [Color] {
        pairs.map { Color($0.light, onDark: $0.dark) }
    }
}
