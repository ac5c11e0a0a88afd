/// The way in which numbers are scaled, as `--scaling` takes it.
package enum ScalingRule: String, Sendable, CaseIterable {
    /// Images to 0–1, logarithms of counts by one number for all columns, and columns of other tables by their standard
    /// deviation.
    case auto
    /// To 0–1 by the smallest and the largest value: of all pixels of images, of each column of tables.
    case range
    /// Columns by their mean and standard deviation.
    case standard
    /// Columns by their mean, and all by one number.
    case center
    /// As ``center``, after log(1 + x) has been taken of each value.
    case log1p
    /// Not at all.
    case none
}

extension ScalingRule {
    /// The end of a sentence that says whose choice the rule was.
    var remark: String { self == .auto ? "" : " (--scaling)" }
}
