internal import Core
internal import Foundation

extension Scaling {
    /// All pixels from the range of their values to 0–1.
    ///
    /// The range is what the file states, else what the element type or whole numbers say, else that of the training rows, so
    /// that floating-point images are the same in whatever unit they are.
    static func ranging(_ dataset: Dataset, _ rows: [Int], rule: ScalingRule) throws(DatasetError) -> Scaling {
        let (smallest, largest) = try dataset.features.extremes(rows: rows)
        let substitutes = dataset.hasMissingValues ? try dataset.features.moments(rows: rows).mean : nil
        let range = try PixelRange(dataset, rows, smallest: smallest, largest: largest, rule: rule)
        guard (range.high - range.low).isFinite, (1 / (range.high - range.low)).isFinite else {
            throw .unusable(
                "\(dataset.dataPath.escaped) in \(dataset.path.escaped) has values from \(smallest) to \(largest), whose range is "
                    + "too small or too large to be scaled to 0–1. Multiply them by a suitable number first.")
        }
        return Scaling(
            kind: .range(low: range.low, high: range.high, source: range.source), sentence: range.sentence,
            substitutes: substitutes)
    }
}

/// The range of pixel values that becomes 0–1.
private struct PixelRange {
    let low: Double
    let high: Double
    let source: Scaling.RangeSource
    /// The end of the sentence on it: where it is known from.
    private let why: String
    /// A further clause for the reader; empty without one.
    private let remark: String

    private init(
        _ low: Double, _ high: Double, _ source: Scaling.RangeSource, _ why: String, remark: String = ""
    ) {
        self.low = low
        self.high = high
        self.source = source
        self.why = why
        self.remark = remark
    }

    /// The range of a data set's images.
    ///
    /// - Parameters:
    ///   - dataset: The data.
    ///   - rows: The training rows.
    ///   - smallest: Their smallest value.
    ///   - largest: Their largest.
    ///   - rule: The way in which the user wants them scaled.
    /// - Throws: `DatasetError` where rows can't be fetched, or the rule is not one for images or not for these.
    init(
        _ dataset: Dataset, _ rows: [Int], smallest: Double, largest: Double, rule: ScalingRule
    ) throws(DatasetError) {
        var remark = ""
        let place = "\(dataset.dataPath.escaped) in \(dataset.path.escaped)"
        switch rule {
        case .auto: break
        case .range:
            self.init(
                smallest, largest > smallest ? largest : smallest + 1, .observed, Self.observed, remark: rule.remark)
            return
        case .none:
            guard smallest >= 0, largest <= 1 else {
                throw .unusable(
                    "\(place) is read as images with values from \(smallest) to \(largest), and images are learned and drawn from 0 "
                        + "to 1. Leave out --scaling none, or read the data with --layout table.")
            }
            self.init(0, 1, .unchanged, "", remark: rule.remark)
            return
        case .standard, .center, .log1p:
            throw .unusable(
                "\(place) is read as images, which are scaled to 0–1, and --scaling \(rule.rawValue) is for tables. Leave it out, or "
                    + "read the data with --layout table.")
        }
        if let range = dataset.validRange {
            let (low, high) = (range.lowerBound, range.upperBound)
            let text = "\(Self.text(low))–\(Self.text(high))"
            if smallest >= low && largest <= high {
                self.init(low, high, .validRange, ": the file's valid_range attribute states the range \(text)")
                return
            }
            remark = "; the file's valid_range attribute, \(text), is not true of them"
        }
        if let range = dataset.elementRange {
            self.init(type: dataset.elementType, range, smallest, largest, remark)
        } else if smallest >= 0, Self.isByte(largest), try dataset.features.areWhole(rows: rows) {
            self.init(
                0, 255, .wholeNumbers, ", the largest byte: they are whole numbers up to \(Self.text(largest))",
                remark: remark)
        } else {
            self.init(ofNumbers: smallest, largest, remark)
        }
    }

    /// The range of integers.
    private init(
        type: String, _ range: ClosedRange<Double>, _ smallest: Double, _ largest: Double, _ remark: String
    ) {
        guard smallest >= 0 else {
            self.init(smallest, max(largest, smallest + 1), .observed, Self.observed, remark: remark)
            return
        }
        if largest < range.upperBound / 4 {
            // Nothing but zeros leaves nothing to divide by.
            self.init(
                0, max(largest, 1), .largestValue,
                "\(Self.largest): it is under a quarter of what \(type) can hold", remark: remark)
        } else {
            self.init(0, range.upperBound, .elementType, ", the largest \(type)", remark: remark)
        }
    }

    /// The range of floating-point numbers, which is known from the training rows alone.
    private init(ofNumbers smallest: Double, _ largest: Double, _ remark: String) {
        // Where nothing is near 0, 0 is not black: temperatures in kelvin.
        if smallest >= 0, smallest <= largest / 2 || smallest == largest {
            let high = largest > 0 ? largest : 1
            self.init(0, high, high == 1 ? .unchanged : .largestValue, Self.largest, remark: remark)
        } else {
            self.init(
                smallest, largest > smallest ? largest : smallest + 1, .observed, Self.observed, remark: remark)
        }
    }

    /// True if a largest value is one that bytes are likely to have.
    private static func isByte(_ largest: Double) -> Bool { (64...255).contains(largest) }

    private static let largest = ", the largest value in the training rows"
    private static let observed = ", the range of the training rows' values"

    /// The scaling of the pixels and the reason for it, as a sentence.
    var sentence: String {
        if low == 0, high == 1 {
            return "Pixel values are between 0 and 1 already and are left as they are\(remark)."
        }
        let what =
            low == 0
            ? "divided by \(Self.text(high))" : "mapped from \(Self.text(low))–\(Self.text(high)) to 0–1"
        return "Pixel values are \(what)\(why)\(remark)."
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? PrintedNumber.general(number, digits: 6)
    }
}
