package import Drawing

/// The palettes that a user may ask for by name, in the usual names of other programs.
package enum NamedPalettes {
    /// Palettes for classes.
    ///
    /// Okabe and Ito (2008); Tol (2021) without his greys; matplotlib's cycles; ColorBrewer (Harrower and Brewer, 2003).
    package static let categorical: [(name: String, colors: [Color])] = lists.map { list in
        (name: list.name, colors: list.colors.map { Color($0).legibleOnDark })
    }

    private static let lists: [(name: String, colors: [UInt32])] = [
        ("okabe-ito", [0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x000000]),
        ("tol-bright", [0x4477AA, 0xEE6677, 0x228833, 0xCCBB44, 0x66CCEE, 0xAA3377]),
        (
            "tol-muted",
            [0xCC6677, 0x332288, 0xDDCC77, 0x117733, 0x88CCEE, 0x882255, 0x44AA99, 0x999933, 0xAA4499]
        ),
        (
            "tab10",
            [0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22, 0x17BECF]
        ),
        (
            "tab20",
            [
                0x1F77B4, 0xAEC7E8, 0xFF7F0E, 0xFFBB78, 0x2CA02C, 0x98DF8A, 0xD62728, 0xFF9896, 0x9467BD, 0xC5B0D5,
                0x8C564B, 0xC49C94, 0xE377C2, 0xF7B6D2, 0x7F7F7F, 0xC7C7C7, 0xBCBD22, 0xDBDB8D, 0x17BECF, 0x9EDAE5,
            ]
        ),
        ("set1", [0xE41A1C, 0x377EB8, 0x4DAF4A, 0x984EA3, 0xFF7F00, 0xFFFF33, 0xA65628, 0xF781BF, 0x999999]),
        ("set2", [0x66C2A5, 0xFC8D62, 0x8DA0CB, 0xE78AC3, 0xA6D854, 0xFFD92F, 0xE5C494, 0xB3B3B3]),
        ("dark2", [0x1B9E77, 0xD95F02, 0x7570B3, 0xE7298A, 0x66A61E, 0xE6AB02, 0xA6761D, 0x666666]),
        (
            "paired",
            [
                0xA6CEE3, 0x1F78B4, 0xB2DF8A, 0x33A02C, 0xFB9A99, 0xE31A1C, 0xFDBF6F, 0xFF7F00, 0xCAB2D6, 0x6A3D9A,
                0xFFFF99, 0xB15928,
            ]
        ),
    ]

    /// Palettes for numbers, from dark to light: matplotlib's, and Crameri's batlow (2018).
    package static let continuous: [(name: String, palette: ContinuousPalette)] = [
        ("viridis", .values), ("cividis", cividis.forPoints), ("magma", magma.forPoints),
        ("inferno", inferno.forPoints), ("plasma", plasma.forPoints), ("batlow", batlow.forPoints),
    ]

    fileprivate static let viridis = palette([
        0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C, 0x1FA088, 0x28AE80,
        0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725,
    ])
    private static let cividis = palette([
        0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78, 0x8C8878, 0x9B9476,
        0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838,
    ])
    private static let magma = palette([
        0x000004, 0x0A0822, 0x1D1147, 0x36106B, 0x51127C, 0x6A1C81, 0x832681, 0x9C2E7F, 0xB73779, 0xD0416F, 0xE75263,
        0xF56B5C, 0xFC8961, 0xFEA772, 0xFEC488, 0xFDE2A3, 0xFCFDBF,
    ])
    private static let inferno = palette([
        0x000004, 0x0B0724, 0x210C4A, 0x3D0965, 0x57106E, 0x71196E, 0x8A226A, 0xA32C61, 0xBC3754, 0xD24644, 0xE45A31,
        0xF1731D, 0xF98E09, 0xFCAC11, 0xF9CB35, 0xF2EA69, 0xFCFFA4,
    ])
    private static let plasma = palette([
        0x0D0887, 0x310597, 0x4C02A1, 0x6600A7, 0x7E03A8, 0x9511A1, 0xAA2395, 0xBC3587, 0xCC4778, 0xDA5A6A, 0xE66C5C,
        0xF0804E, 0xF89540, 0xFDAC33, 0xFDC527, 0xF8DF25, 0xF0F921,
    ])
    private static let batlow = palette([
        0x011959, 0x0D315D, 0x114360, 0x175262, 0x226061, 0x356A59, 0x4D734D, 0x677B3E, 0x828231, 0xA18A2B, 0xC09036,
        0xDD954D, 0xF29D6D, 0xFCA993, 0xFDB4B6, 0xFCC0D8, 0xFACCFA,
    ])

    private static func palette(_ stops: [UInt32]) -> ContinuousPalette {
        ContinuousPalette(stops: stops.map { Color($0) })
    }
}

extension ContinuousPalette {
    /// The usual one for points: viridis, which has colour where missing labels are grey.
    package static let values = NamedPalettes.viridis.forPoints
}
