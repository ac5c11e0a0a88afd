internal import HDF5

/// The name of a class that is a number in the file.
enum CategoryName {
    /// Whole numbers without a point.
    static func of(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    /// The same, with no more digits than tell numbers of the type apart.
    static func of(_ number: Double, type: HDF5ElementType?) -> String {
        guard case .float(4, _) = type, Double(Float(number)) == number, Int(exactly: number) == nil else {
            return of(number)
        }
        return String(Float(number))
    }
}
