package import Drawing

/// Colours for classes; methods never use them.
package enum CategoricalPalette {
    /// Eight colours that stay apart under full protanopia, deuteranopia and tritanopia (CIEDE2000 at least 15.3).
    package static let eight: [Color] =
        [0x0066EE, 0x887700, 0x44BBAA, 0x883377, 0xBBAAFF, 0xFF9933, 0x006644, 0xFF4477].map { Color($0) }

    /// Twenty colours, CIEDE2000 at least 16.3.
    package static let twenty: [Color] = [
        0x8866FF, 0xAA6600, 0x00DDCC, 0xCCCC00, 0x225544, 0x663366, 0xAA7799, 0x0033BB, 0xCCBBFF, 0xAA0000,
        0xFF1166, 0x008866, 0x99CC99, 0x881133, 0xFF99BB, 0x77AA11, 0x2266BB, 0x776644, 0x5599CC, 0x666688,
    ].map { Color($0) }
}
