internal import Comparison
internal import Core
internal import Evidence
internal import Foundation
internal import Plotting
internal import Rows

/// Everything that the page's script needs of a report: rows, columns, latent spaces and decoders.
///
/// `Explorer/README.md` describes the form.
struct ExplorerData: Encodable, Sendable {
    let version = 1
    let title: String
    let rows: Rows
    let columns: [ExplorerColumn]
    let data: ExplorerContent
    let panels: [ExplorerPanel]

    /// The rows and what they are called.
    struct Rows: Encodable, Sendable {
        let count: Int
        /// Nil where rows are called by their number.
        let names: DataBlock?
        /// The number of each row in the file; nil where that is its place.
        let numbers: DataBlock?
    }

    private enum CodingKeys: String, CodingKey { case version, title, rows, columns, data, panels }

    /// The most coordinates of all panels, beyond which those of further dimensions are left out.
    private static let mostCoordinates = 8_000_000
    private static let mostDimensions = 64

    /// The data of a report.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - coloring: The colours of its points.
    /// - Throws: `OneDNNError` where a decoder can't be run, or if a text can't be encoded.
    init(_ report: Report, coloring: PointColoring) throws {
        title = report.title.escaped
        rows = Rows(
            count: report.dataset.rowCount,
            names: try report.rowNames.map { try DataBlock($0.map(\.escaped)) },
            numbers: report.dataset.preparation.rowNumbers.map { numbers in
                DataBlock(numbers.map { UInt32(truncatingIfNeeded: $0) })
            })
        columns = ExplorerColumns(report, coloring: coloring).columns
        let content = try ExplorerContent(report)
        data = content
        let perPanel = Self.mostCoordinates / max(1, report.dataset.rowCount * report.methods.count)
        let dimensions = min(max(perPanel, 2), Self.mostDimensions)
        let made = ParallelTasks.run(report.methods, threads: report.settings.threads) { result in
            Result {
                try ExplorerPanel(
                    result, at: LatentPositions(result, in: report), mostDimensions: dimensions,
                    source: report.explorer, ranges: content.ranges)
            }
        }
        panels = try made.map { try $0.get() }
    }

    /// The data as JSON that may stand in a script element: without "<", and without separators of lines that scripts know and
    /// JSON does not.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Self.escaped(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    /// JSON with everything escaped that a page could take for markup.
    static func escaped(_ json: String) -> String {
        guard json.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == 0xE2 }) else { return json }
        return json.replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028")
            .replacing("\u{2029}", with: "\\u2029")
    }
}
