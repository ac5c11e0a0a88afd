extension String {
    /// The string as an XML document's text or attribute value.
    var escapedForXML: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The string as a page shows it, whoever wrote it, as markup's text or attribute value.
    ///
    /// - Parameter limit: The most characters that are kept.
    /// - Returns: The markup.
    package func escapedForMarkup(limit: Int = 1_000) -> String { printable(limit: limit).escapedForXML }
}
