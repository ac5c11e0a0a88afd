package import Drawing

/// The colours that a user has chosen for classes and for numbers.
package struct PaletteChoice: Sendable, Equatable {
    /// The name or the path by which it was chosen.
    package let name: String
    /// Colours for classes in the order of these; empty where there are none but those of some classes.
    package let colors: [Color]
    /// Colours of single classes, by their names.
    package let classes: [String: Color]
    /// Colours for numbers; nil for the usual ones.
    package let scale: ContinuousPalette?

    /// Colours that were listed.
    ///
    /// - Parameters:
    ///   - name: The name or the path of the list.
    ///   - colors: Colours in their order, which two or more numbers' scales go through too.
    ///   - classes: Colours of single classes, by their names.
    package init(name: String, colors: [Color], classes: [String: Color] = [:]) {
        self.name = name
        self.colors = colors
        self.classes = classes
        scale = colors.count > 1 ? ContinuousPalette(stops: colors) : nil
    }

    /// The palette of a name; nil if there is none.
    package init?(named name: String) {
        if let found = NamedPalettes.categorical.first(where: { $0.name == name }) {
            (self.name, colors, classes, scale) = (name, found.colors, [:], nil)
        } else if let found = NamedPalettes.continuous.first(where: { $0.name == name }) {
            (self.name, colors, classes, scale) = (name, [], [:], found.palette)
        } else {
            return nil
        }
    }

    /// The names of all palettes.
    package static var names: [String] {
        NamedPalettes.categorical.map(\.name) + NamedPalettes.continuous.map(\.name)
    }
}
