extension Double {
    /// The number as a drawing format wants it: plain digits, at most `places` after the point, no exponent, no
    /// locale.
    func decimal(places: Int = 2) -> String {
        guard isFinite else { return "0" }
        var power = 1.0
        for _ in 0..<places { power *= 10 }
        let scaled = Int64(min(max((self * power).rounded(), -9e17), 9e17))
        let unit = Int64(power)
        let sign = scaled < 0 ? "-" : ""
        let whole = String(scaled.magnitude / UInt64(unit))
        var fraction = String(scaled.magnitude % UInt64(unit))
        fraction = String(repeating: "0", count: places - min(fraction.count, places)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
