public import Core
internal import Drawing

/// The scatter plot of many rows as `script/benchmark scatter` times it, from a package of its own.
public enum ScatterBenchmark {
    /// Draws the rows of a latent plane, as wide as a page's text, into a PDF file.
    ///
    /// - Parameters:
    ///   - positions: Where the rows lie: `[rows, 2]`.
    ///   - classes: The class of each row, from 0.
    ///   - isTest: True for test rows, `[rows]`.
    ///   - path: The path of the file.
    /// - Throws: Where no font is installed, or the file can't be written.
    public static func draw(_ positions: Matrix, classes: [Int], isTest: [Bool], to path: String) throws {
        let names = (0...(classes.max() ?? 0)).map { "class \($0)" }
        let scatter = LatentScatter(
            positions: positions, isTest: isTest,
            coloring: .categorical(
                codes: classes, categories: names,
                colors: ClassColors(categories: names, codes: classes, positions: positions)),
            axisTitles: ("z₁", "z₂"))
        let document = try PDFDocument(path: path, metadata: DocumentMetadata(title: "Scatter"))
        let size = Size(width: Paper.columnWidth(of: 1), height: scatter.height(forWidth: Paper.columnWidth(of: 1)))
        document.addPage(size: size) { canvas in
            scatter.draw(on: canvas, in: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
        }
        try document.finish()
    }
}
