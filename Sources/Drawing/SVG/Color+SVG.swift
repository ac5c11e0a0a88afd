extension Color {
    /// The colour as SVG writes it, "#1a1c1e", opacity ignored.
    var hexadecimal: String {
        let parts = bytes.map { part in
            let digits = String(part, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "#" + parts.joined()
    }

    /// The colour as an attribute of a kind of paint, "fill" or "stroke".
    func paint(_ kind: String) -> String {
        let opacity = opacity < 1 ? " \(kind)-opacity=\"\(opacity.decimal(places: 3))\"" : ""
        return " \(kind)=\"\(hexadecimal)\"\(opacity)"
    }
}
