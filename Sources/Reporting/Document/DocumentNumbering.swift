internal import Drawing

/// The numbers of a document's figures and tables, in the order in which they stand in it, and the texts that mention them.
struct DocumentNumbering {
    /// The names of figures, tables and sections, by the destinations of links to them.
    private(set) var names: [String: String] = [:]
    private var figureCount = 0
    private var tableCount = 0

    /// Sections whose figures and tables have their names, which also stand where texts mention them.
    static func numbered(_ sections: [DocumentSection]) -> [DocumentSection] {
        var numbering = DocumentNumbering()
        let numbered = sections.map { section in
            if let heading = section.heading {
                numbering.names[DocumentSection.destination(of: section.id)] = heading
            }
            return section.mapping { numbering.numbered($0) }
        }
        return numbered.map { section in section.mapping { numbering.naming($0) } }
    }

    private mutating func numbered(_ block: DocumentBlock) -> DocumentBlock {
        switch block {
        case .figure(let figure): .figure(numbered(figure))
        case .row(let figures): .row(figures.map { numbered($0) })
        case .table(let table): .table(numbered(table))
        case .paragraph: block
        }
    }

    private mutating func numbered(_ figure: ReportFigure) -> ReportFigure {
        figureCount += 1
        var figure = figure
        figure.label = "Figure \(figureCount)"
        names[figure.identifier] = figure.label
        return figure
    }

    private mutating func numbered(_ table: ReportTable) -> ReportTable {
        tableCount += 1
        var table = table
        table.label = "Table \(tableCount)"
        names[table.identifier] = table.label
        // Rows that links lead to are in the table.
        for destination in table.table.destinations.values { names[destination] = table.label }
        return table
    }

    private func naming(_ block: DocumentBlock) -> DocumentBlock {
        switch block {
        case .figure(let figure): .figure(naming(figure))
        case .row(let figures): .row(figures.map(naming))
        case .table(let table): .table(naming(table))
        case .paragraph(let text, let role): .paragraph(text.namingMentions(names), role: role)
        }
    }

    private func naming(_ figure: ReportFigure) -> ReportFigure {
        var figure = figure
        figure.pointer = figure.pointer.namingMentions(names)
        return figure
    }

    private func naming(_ table: ReportTable) -> ReportTable {
        var table = table
        table.pointer = table.pointer.namingMentions(names)
        table.table = table.table.mappingCells { $0.namingMentions(names) }
        return table
    }
}

extension DocumentSection {
    fileprivate func mapping(_ change: (DocumentBlock) -> DocumentBlock) -> DocumentSection {
        var section = self
        section.blocks = blocks.map(change)
        return section
    }
}
