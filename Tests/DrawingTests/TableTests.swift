import Testing

@testable import Drawing

@Suite struct TableTests {
    private let table = Table(
        columns: [
            Table.Column("method"), Table.Column("test MSE ×10⁻² ↓", alignment: .decimal), Table.Column(""),
            Table.Column("rows", alignment: .right),
        ],
        rows: [
            ["PCA", "12.5", "[12.1, 13.0]", "1 000"], ["AE", .bold("2.47"), "[2.43, 2.51]", "20"],
            ["VAE", "−2.625 †", "[2.58, 2.66]", "1"],
        ])

    @Test(arguments: [20.0, 60, 110, 240, 504])
    func columnsStayInOrderWithinTheWidth(width: Double) {
        let layout = TableLayout(table, width: width)
        #expect(layout.width <= width + 0.01)
        for (left, right) in zip(layout.columns, layout.columns.dropFirst()) { #expect(left.x + left.width < right.x) }
        #expect(layout.columns.allSatisfy { $0.width > 0 })
    }

    @Test func rowsOfOneLineAreTwelvePointsApart() {
        #expect(TableLayout(table, width: 504).rowHeights == [12, 12, 12])
    }

    /// Numbers with intervals that are a little too wide get smaller type rather than a second line.
    @Test(arguments: [530.0, 504, 495]) func numbersStayOnOneLine(width: Double) {
        let measures = ["test MSE ×10⁻² ↓", "R² ↑", "trustworthiness ↑", "continuity ↑", "kNN R² ↑"]
        let table = Table(
            columns: [Table.Column("method")] + measures.map { Table.Column(StyledText($0), alignment: .decimal) },
            rows: ["PCA", "AE", "VAE"].map { name in
                [.bold(name)] + measures.map { _ in "−0.534 [−0.593, −0.473] †" }
            })
        let layout = TableLayout(table, width: width)
        #expect(layout.rowHeights == [12, 12, 12])
        #expect(layout.width <= width + 0.01)
    }

    /// Headers that are too wide are broken before type becomes smaller, and names stay on one line.
    @Test func headersAreBrokenFirst() {
        let measures = ["area under the curve ↑", "class centres ρ ↑", "balanced kNN ↑", "trustworthiness ↑", "at K"]
        let table = Table(
            columns: [Table.Column("method")] + measures.map { Table.Column(StyledText($0), alignment: .decimal) },
            rows: ["random projection", "AE"].map { name in [StyledText(name)] + measures.map { _ in "0.123" } })
        let wide = TableLayout(table, width: 560)
        let narrow = TableLayout(table, width: 380)
        #expect(narrow.headerHeight == wide.headerHeight + TableLayout.style.leading)
        #expect(narrow.rowHeights == [12, 12] && narrow.width <= 380.01)
        let name = TextMeasure.extent(of: "random projection", style: TableLayout.style.text).width
        #expect(narrow.columns[0].width >= name)
    }

    /// Columns of texts share their width so that rows are low.
    @Test func longTextsGetMoreWidthThanShortOnes() {
        let short = StyledText("a few words of it")
        let long = StyledText((0..<40).map { "word \($0)" }.joined(separator: " "))
        let table = Table(
            columns: [Table.Column("first"), Table.Column("second"), Table.Column("third")],
            rows: [[short, long, short], [short, long, short]])
        let layout = TableLayout(table, width: 300)
        #expect(layout.width <= 300.01)
        #expect(layout.columns[1].width > 1.5 * layout.columns[0].width)
        let third = Paragraph(long, style: TableLayout.style, width: (300 - 16) / 3).lineCount
        #expect(layout.rowHeights[0] < Double(third) * TableLayout.style.leading)
        // A word is never divided for it.
        let word = TextMeasure.extent(of: "words", style: TableLayout.style.text).width
        #expect(layout.columns.allSatisfy { $0.width >= word })
    }

    @Test func longTextsAreBrokenNotCut() {
        var long = table
        long = Table(columns: table.columns, rows: [[StyledText(String(repeating: "name ", count: 50)), "1", "", "2"]])
        let layout = TableLayout(long, width: 300)
        #expect(layout.width <= 300.01)
        #expect(layout.rowHeights[0] > 24)
    }

    @Test(arguments: [
        ("12.5", "12"), ("−2.625 †", "−2"), ("1\u{202F}234.5", "1\u{202F}234"), ("7", "7"), ("—", ""), ("", ""),
        ("[2.43, 2.51]", "[2"),
    ])
    func decimalPointsAreFound(cell: String, before: String) {
        let expected = TextMeasure.extent(of: before, style: TableLayout.style.text).width
        #expect(abs(TableColumnFit.widthBeforePoint(of: StyledText(cell)) - expected) < 0.01)
    }

    @Test func headersGoOnOverColumnsWithoutOne() {
        #expect(TableLayout.headerSpans(of: table) == [0..<1, 1..<3, 3..<4])
    }

    @Test func aTableIsAFigure() throws {
        let height = table.height(forWidth: 240)
        #expect(height > 4 * 12 && height < 80)
        let (text, _) = SVGFile.document(table, width: 240, identifier: "t", title: "", description: "")
        #expect(text.contains(">2.47</text>") && text.contains("font-weight=\"600\""))
    }
}
