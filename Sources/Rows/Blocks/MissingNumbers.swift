/// Numbers that stand for missing ones, such as −9999.
package struct MissingNumbers: Sendable, Equatable {
    /// The numbers, and the nearest that 32 bits hold of each.
    private let numbers: Set<Double>

    package init(_ numbers: [Double]) {
        self.numbers = Set(numbers + numbers.map { Double(Float($0)) })
    }

    /// True if a number stands for a missing one.
    package func contains(_ number: some BinaryFloatingPoint) -> Bool { numbers.contains(Double(number)) }

    /// The elements with NaN for each that stands for a missing number.
    package func marking<Element: BinaryFloatingPoint>(_ elements: [Element]) -> [Element] {
        elements.map { contains($0) ? .nan : $0 }
    }

    /// Makes elements NaN that stand for missing numbers.
    func mark<Element: BinaryFloatingPoint>(_ elements: UnsafeMutablePointer<Element>, _ count: Int) {
        for index in 0..<count where unsafe contains(elements[index]) { unsafe elements[index] = .nan }
    }
}
