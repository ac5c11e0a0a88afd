internal import Drawing
internal import Foundation

/// The figures of a report as files of their own, `figures/*.svg` and others.
enum FigureFiles {
    /// The folder in the report's directory that holds them all.
    static let folder = "figures"

    /// A part for each figure.
    ///
    /// - Parameters:
    ///   - contents: The report.
    ///   - directory: The path of the directory that the report is written in.
    ///   - format: The files' extension.
    ///   - write: Writes a figure of a width in points to a path, and returns the characters that no installed font has.
    /// - Returns: The parts, none of them begun.
    /// - Throws: Where the folder can't be made.
    static func parts(
        _ contents: ReportContents, in directory: String, format: String,
        write: @escaping @Sendable (ReportFigure, Double, String) throws -> [Unicode.Scalar]
    ) throws -> [OutputPart] {
        let place = "\(directory)/\(folder)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let size = contents.report.settings.figureSize
        return contents.document.figures.map { figure in
            .drawing { try write(figure, size.points(figure), "\(place)/\(figure.identifier).\(format)") }
        }
    }
}

extension FigureSize {
    /// The width of a figure's file, in points.
    fileprivate func points(_ figure: ReportFigure) -> Double {
        switch self {
        case .report: figure.width.points
        case .single: Paper.columnWidth(of: 2)
        case .double: Paper.columnWidth(of: 1)
        }
    }
}
