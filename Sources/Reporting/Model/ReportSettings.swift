package import Comparison
package import Drawing
internal import Foundation
package import Plotting

/// The user's request of a report.
///
/// Settings of the comparison that it is of are members too, `settings.methods` for `settings.comparison.methods`.
@dynamicMemberLookup
package struct ReportSettings: Sendable {
    package enum PaperSize: String, CaseIterable, Sendable { case a4, letter }

    /// The data, the methods, and how these are fitted.
    package var comparison: ComparisonSettings
    /// The directory that is made.
    package var output: String
    package var paper: PaperSize
    /// The heading of the first page; nil for the data set's name.
    package var title: String?
    /// The outputs to draw, by the names of `ReportOutput.format`; nil for the usual ones.
    package var formats: Set<String>?
    /// The width of figures that are files of their own.
    package var figureSize: FigureSize
    /// The brightness of pages and figures.
    package var theme: Theme
    /// The colours of classes and numbers; nil for the file's own or the usual ones.
    package var palette: PaletteChoice?
    /// The sections to draw, by their names; nil for all.
    package var sections: Set<String>?
    /// True if files may be put into a directory that is not one of a report.
    package var force: Bool
    package var savesReconstructions: Bool

    /// A report of the usual methods.
    ///
    /// - Parameters:
    ///   - file: The HDF5 file.
    ///   - output: The directory that is made; nil for `output/NAME`.
    package init(file: String, output: String? = nil) {
        comparison = ComparisonSettings(file: file)
        self.output = output ?? "output/\(URL(filePath: file).deletingPathExtension().lastPathComponent)"
        paper = .a4
        figureSize = .report
        theme = .light
        force = false
        savesReconstructions = false
    }

    /// The name of the output that is a web page.
    static let webFormat = "html"

    /// True if the report is to be a web page too.
    var drawsWebPage: Bool { formats?.contains(Self.webFormat) ?? true }

    package subscript<Value>(dynamicMember setting: WritableKeyPath<ComparisonSettings, Value>) -> Value {
        get { comparison[keyPath: setting] }
        set { comparison[keyPath: setting] = newValue }
    }

    package subscript<Value>(dynamicMember setting: KeyPath<ComparisonSettings, Value>) -> Value {
        comparison[keyPath: setting]
    }
}
