internal import HDF5

/// Values of the parts that rows are in: the rows of a part all have that of their part.
struct RepeatedValues: Sendable {
    enum Values: Sendable {
        case texts([String])
        case integers([Int])
        case numbers([Double])
        /// The elements of an array, which are still in the file.
        case array(StoredArray)
    }

    /// A value for each part.
    let values: Values
    /// The number of rows of each part.
    let counts: [Int]

    /// The number of rows of all parts; nil where it can't be counted.
    var rowCount: Int? {
        var sum = 0
        for count in counts {
            let (next, overflow) = sum.addingReportingOverflow(count)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }

    /// The value of each row as text.
    func texts() throws(HDF5Error) -> [String] {
        switch values {
        case .texts(let values): repeated(values)
        case .integers(let values): repeated(values.map(String.init))
        case .numbers(let values): repeated(values.map { "\($0)" })
        case .array(let array): repeated(try array.readStrings())
        }
    }

    /// The value of each row as a number; texts are none.
    func numbers() throws(HDF5Error) -> [Double] {
        switch values {
        case .texts(let values): repeated(values.map { _ in Double.nan })
        case .integers(let values): repeated(values.map(Double.init))
        case .numbers(let values): repeated(values)
        case .array(let array): repeated(try array.readNumbers())
        }
    }

    /// The value of each row as a whole number; others are 0.
    func integers<Element: HDF5Element>() throws(HDF5Error) -> [Element] {
        switch values {
        case .integers(let values): repeated(values.map { Element(exactly: $0) ?? .zero })
        case .array(let array): repeated(try array.read())
        case .texts(let values): repeated(values.map { _ in Element.zero })
        case .numbers(let values): repeated(values.map { Int(exactly: $0).flatMap { Element(exactly: $0) } ?? .zero })
        }
    }

    /// Values, each as often as its part has rows.
    func repeated<Value>(_ values: [Value]) -> [Value] {
        zip(values, counts).flatMap { value, count in Array(repeating: value, count: max(count, 0)) }
    }
}
