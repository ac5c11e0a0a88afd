internal import Datasets

extension String {
    /// A name from the data as it stands in a sentence: escaped, and where it is written from the right, isolated, so that
    /// it does not pull the numbers beside it to its other end (Unicode Annex 9).
    var inSentence: String {
        let isRightToLeft = unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
            default: false
            }
        }
        return isRightToLeft ? "\u{2068}\(escaped)\u{2069}" : escaped
    }
}
