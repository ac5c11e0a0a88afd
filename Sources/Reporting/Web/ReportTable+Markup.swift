internal import Drawing

extension ReportTable {
    /// The table as markup.
    ///
    /// - Returns: The table with its caption and what stands below it.
    func markup() -> String {
        let notes = table.footnotes.map { "<p class=\"note\">\($0.markup)</p>\n" }.joined()
        return """
            <div class="table" id="\(identifier.escapedForMarkup())">
            <table>
            <caption>\(captionText.markup)</caption>
            \(table.head)<tbody>
            \(table.bodyRows)</tbody>
            </table>
            \(notes)</div>

            """
    }
}

extension Table {
    /// The row of headers; nothing where all are empty.
    fileprivate var head: String {
        var cells = ""
        var column = 0
        while column < columns.count {
            var end = column + 1
            // An empty header lets the one to its left go on over it.
            if !columns[column].header.isEmpty { while end < columns.count, columns[end].header.isEmpty { end += 1 } }
            let (header, kind) = (columns[column].header, columns[column].attribute)
            let span = end - column > 1 ? " colspan=\"\(end - column)\"" : ""
            cells += header.isEmpty ? "<td></td>" : "<th scope=\"col\"\(span)\(kind)>\(header.markup)</th>"
            column = end
        }
        return columns.allSatisfy(\.header.isEmpty) ? "" : "<thead>\n<tr>\(cells)</tr>\n</thead>\n"
    }

    fileprivate var bodyRows: String {
        let places = columns.indices.map { column in
            columns[column].alignment == .decimal ? rows.map { $0[column].placesBeforePoint }.max() ?? 0 : 0
        }
        return rows.enumerated().map { number, row in
            let identifier = destinations[number].map { " id=\"\($0.escapedForMarkup())\"" } ?? ""
            let cells = row.enumerated().map { column, cell -> String in
                if column == 0, columns[0].alignment == .left, !cell.isEmpty {
                    return "<th scope=\"row\" dir=\"auto\">\(cell.markup)</th>"
                }
                let kind = columns[column].attribute
                guard columns[column].alignment == .decimal else {
                    return "<td\(kind) dir=\"auto\">\(cell.markup)</td>"
                }
                // A figure space is as wide as a digit.
                let missing = max(0, places[column] - cell.placesBeforePoint)
                return "<td\(kind)>\(String(repeating: "\u{2007}", count: missing))\(cell.markup)</td>"
            }
            return "<tr\(identifier)>\(cells.joined())</tr>\n"
        }.joined()
    }
}

extension Table.Column {
    /// The class of the column's cells.
    fileprivate var attribute: String {
        switch alignment {
        case .left: ""
        case .right: " class=\"number right\""
        case .decimal: " class=\"number\""
        }
    }
}

extension StyledText {
    /// The number of characters before the first number's decimal point; 0 of text without a number.
    fileprivate var placesBeforePoint: Int {
        var count = 0
        var hasDigits = false
        for character in plain {
            if character.isNumber {
                hasDigits = true
            } else if hasDigits && !"\u{2009}\u{202F}\u{A0}".contains(character) {
                break
            }
            count += 1
        }
        return hasDigits ? count : 0
    }
}
