package import Drawing

/// The name and the look of a method, or of what stands beside methods, in every figure.
package struct MethodStyle: Sendable, Equatable, Hashable {
    package let name: String
    package let color: Color
    /// The colour of the method's name, dark enough to read.
    package let textColor: Color
    /// Dashes of its lines, empty for a solid one.
    package let dash: [Double]

    /// The style of a method.
    ///
    /// - Parameters:
    ///   - name: The method's name.
    ///   - place: The method's place among all methods, from 0, which the look follows from.
    package init(name: String, place: Int) {
        let look = Self.looks[place % Self.looks.count]
        self.name = name
        color = Color(look.color, onDark: look.onDark)
        textColor = Color(look.textColor, onDark: look.onDark)
        // Past the last colour they come again, each time with another gap in their lines.
        let round = place / Self.looks.count
        dash = round == 0 ? look.dash : [8] + [Double](repeating: 1.5, count: 2 * round + 1)
    }

    /// The style of what is no method, such as a control, or of something that a method is shown by.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - color: The colour of lines and dots.
    ///   - textColor: The colour of the name; that of lines if nil.
    ///   - dash: Dashes of lines, empty for solid ones.
    package init(name: String, color: Color, textColor: Color? = nil, dash: [Double] = []) {
        self.name = name
        self.color = color
        self.textColor = textColor ?? color
        self.dash = dash
    }

    /// The look under another name, and with other dashes unless they are nil.
    package func named(_ name: String, dash: [Double]? = nil) -> MethodStyle {
        MethodStyle(name: name, color: color, textColor: textColor, dash: dash ?? self.dash)
    }

    /// Colours, colours for text, those on a dark page, and dashes, by the place of a method.
    private static let looks: [(color: UInt32, textColor: UInt32, onDark: UInt32, dash: [Double])] = [
        (0x4D4D4D, 0x4D4D4D, 0xBDBDBD, [4, 2]), (0x0072B2, 0x0072B2, 0x56B4E9, []),
        (0x009E73, 0x00785A, 0x2FC795, [6, 1.5]), (0xCC79A7, 0xA34E7D, 0xE39AC2, [1.5, 1.5]),
        (0xE69F00, 0x8F6200, 0xF2B632, [6, 1.5, 1.5, 1.5]), (0xD55E00, 0xB84A00, 0xF27A2E, []),
        (0x6A3D9A, 0x6A3D9A, 0xB394E0, [3, 1]), (0x8C6D31, 0x725624, 0xC4A05A, [8, 2]),
    ]

    /// The number of methods whose colours are all different.
    package static var distinctCount: Int { looks.count }
}
