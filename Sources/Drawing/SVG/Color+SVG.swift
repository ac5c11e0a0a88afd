extension Color {
    /// The colour as an attribute of a kind of paint, "fill" or "stroke".
    func paint(_ kind: String) -> String {
        let parts = [red, green, blue].map { part in
            let hexadecimal = String(Int((min(max(part, 0), 1) * 255).rounded()), radix: 16)
            return hexadecimal.count == 1 ? "0" + hexadecimal : hexadecimal
        }
        let opacity = opacity < 1 ? " \(kind)-opacity=\"\(opacity.decimal(places: 3))\"" : ""
        return " \(kind)=\"#\(parts.joined())\"\(opacity)"
    }
}
