internal import Core
internal import HDF5
internal import Rows

/// Numbers in the data that stand for missing values: what attributes say, the data set's fill value, and what usually does.
struct MissingMarks {
    /// Those that are still numbers in the features, and are to become NaN.
    let numbers: [Double]
    /// A sentence for each that tells why it is taken for a missing value.
    let sentences: [String]

    /// Numbers that programs put in place of missing values, far from all that is measured.
    static let usual: [Double] = [
        -9999, -999, -99999, -999999, -999.25, -9999.25, -32768, -2_147_483_648, 4_294_967_295, 1e20, -1e20, 1e30,
        -1e30,
        9.969_209_968_386_869e36, Double(Float.greatestFiniteMagnitude), -Double(Float.greatestFiniteMagnitude),
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]

    /// Looks for such numbers.
    ///
    /// Beside what attributes say, a number is taken for a mark where it is farther from all other values than these are from
    /// each other, and, where the file does not say anything of it, is there more than once.
    ///
    /// - Parameters:
    ///   - arrays: The data, and the rows of it for testing.
    ///   - features: Their values.
    /// - Throws: `DatasetError` where a row can't be fetched.
    init(_ arrays: [StoredArray], _ features: FeatureMatrix) throws(DatasetError) {
        var sentences: [String] = []
        func text(_ number: Double) -> String { CategoryName.of(number, type: arrays.first?.type) }
        let fills = (arrays.first?.statedFills ?? []).filter(\.number.isFinite)
        for (place, fill) in fills.enumerated()
        where !fills[..<place].contains(where: { $0.number == fill.number }) {
            let same = fills.filter { $0.number == fill.number }
            let attributes = same.indices.filter { place in
                !same[..<place].contains { $0.attribute == same[place].attribute }
            }.map { same[$0].attribute.escaped }
            sentences.append(
                "\(text(fill.number)) is taken for a missing value, as the attribute\(attributes.count > 1 ? "s" : "") "
                    + "\(attributes.listed("and")) \(attributes.count > 1 ? "say" : "says").")
        }
        let stated = arrays.compactMap { array -> Double? in
            guard case .dataset(let description, _) = array.storage, array.unpacking?.isScaled != true else {
                return nil
            }
            return description.fillValue
        }
        let isStated = MissingNumbers(stated)
        let found = try features.loneNumbers(among: stated + Self.usual).filter {
            isStated.contains($0.number) || $0.count > 1
        }
        for lone in found {
            let why = isStated.contains(lone.number) ? "it is the data set's fill value" : "it usually stands for one"
            sentences.append(
                "\(text(lone.number)), which is there \(lone.count == 1 ? "once" : "\(lone.count) times"), is taken for a "
                    + "missing value: \(why), and lies far from all others.")
        }
        numbers = found.map(\.number)
        self.sentences = sentences
    }
}
