internal import Core
internal import Drawing
internal import Foundation
internal import Plotting

/// Something known of each row, by which the page's points can be coloured.
struct ExplorerColumn: Encodable, Sendable {
    /// The meaning of a column.
    enum Role: String, Encodable, Sendable { case label, split, error, reliability, other }

    let key: String
    let title: String
    let role: Role
    /// The id of the method that it is about; nil if it is about none.
    var method: String?
    private let content: Content

    private enum Content: Sendable {
        case classes(categories: [String], colors: [String], codes: DataBlock, bits: Int)
        case numbers(Numbers)
    }

    private struct Numbers: Sendable {
        let values: DataBlock
        let bits: Int
        let low: Double
        let high: Double
        let isLogarithmic: Bool
        let shown: ClosedRange<Double>?
        let stops: [String]
        let unit: String?
    }

    /// More rows than these have numbers of 8 bits rather than of 16.
    private static let mostFine = 20_000

    /// A column of classes.
    ///
    /// - Parameters:
    ///   - key: The column's key, which no other has.
    ///   - title: Its name.
    ///   - role: Its meaning.
    ///   - categories: The names of the classes, at most 65,535.
    ///   - colors: Their colours.
    ///   - codes: The class of each row, negative where it is missing.
    ///   - method: The id of the method that it is about.
    init(
        key: String, title: String, role: Role, categories: [String], colors: [Color], codes: [Int],
        method: String? = nil
    ) {
        (self.key, self.title, self.role, self.method) = (key, title, role, method)
        let names = categories.map(\.escaped)
        let hexadecimal = colors.map(\.hexadecimal)
        if categories.count < 255 {
            let bytes = codes.map { $0 >= 0 ? UInt8(truncatingIfNeeded: $0) : 255 }
            content = .classes(categories: names, colors: hexadecimal, codes: DataBlock(bytes), bits: 8)
        } else {
            let words = codes.map { $0 >= 0 && $0 < 65_535 ? UInt16(truncatingIfNeeded: $0) : 65_535 }
            content = .classes(categories: names, colors: hexadecimal, codes: DataBlock(words), bits: 16)
        }
    }

    /// A column of numbers.
    ///
    /// - Parameters:
    ///   - key: The column's key, which no other has.
    ///   - title: Its name.
    ///   - role: Its meaning.
    ///   - values: The number of each row; not finite where it is missing.
    ///   - method: The id of the method that it is about.
    ///   - unit: The unit of the numbers.
    init(key: String, title: String, role: Role, values: [Double], method: String? = nil, unit: String? = nil) {
        (self.key, self.title, self.role, self.method) = (key, title, role, method)
        let finite = values.lazy.filter(\.isFinite)
        let (least, most) = (finite.min() ?? 0, finite.max() ?? 0)
        // Errors of rows often span several powers of ten.
        let isLogarithmic = role == .error && least > 0 && most / least > 20
        let isFine = values.count <= Self.mostFine
        let missing: UInt16 = isFine ? 65_535 : 255
        let quantized = QuantizedNumbers(
            isLogarithmic ? values.map { log($0) } : values, steps: missing - 1, missing: missing)
        let limits = ColorLimits(values: values)
        let palette = limits?.palette ?? .values
        content = .numbers(
            Numbers(
                values: isFine ? DataBlock(quantized.values) : DataBlock(quantized.bytes), bits: isFine ? 16 : 8,
                low: quantized.low, high: quantized.high, isLogarithmic: isLogarithmic,
                shown: limits.map { $0.low...$0.high },
                stops: (0...8).map { palette.color(at: Double($0) / 8).hexadecimal }, unit: unit))
    }

    private enum CodingKeys: String, CodingKey {
        case key, title, kind, role, method, bits
        case categories, colors, codes
        case low, high, scale, values, shown, stops, unit
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        try container.encode(title, forKey: .title)
        try container.encode(role, forKey: .role)
        try container.encodeIfPresent(method, forKey: .method)
        switch content {
        case .classes(let categories, let colors, let codes, let bits):
            try container.encode("class", forKey: .kind)
            try container.encode(categories, forKey: .categories)
            try container.encode(colors, forKey: .colors)
            try container.encode(bits, forKey: .bits)
            try container.encode(codes, forKey: .codes)
        case .numbers(let numbers):
            try container.encode("number", forKey: .kind)
            try container.encode(numbers.bits, forKey: .bits)
            try container.encode(numbers.low, forKey: .low)
            try container.encode(numbers.high, forKey: .high)
            try container.encode(numbers.isLogarithmic ? "log" : "linear", forKey: .scale)
            try container.encode(numbers.values, forKey: .values)
            try container.encodeIfPresent(numbers.shown.map { [$0.lowerBound, $0.upperBound] }, forKey: .shown)
            try container.encode(numbers.stops, forKey: .stops)
            try container.encodeIfPresent(numbers.unit, forKey: .unit)
        }
    }
}

extension Color {
    /// The colour as pages name it, such as "#0072b2".
    var hexadecimal: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(Int((min(max(part, 0), 1) * 255).rounded()), radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
