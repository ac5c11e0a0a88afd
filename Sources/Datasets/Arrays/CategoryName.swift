/// The name of a class that is a number in the file.
enum CategoryName {
    /// Whole numbers without a point.
    static func of(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
