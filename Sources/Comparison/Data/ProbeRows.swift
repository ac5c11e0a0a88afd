package import Core
internal import Datasets
internal import Foundation
internal import Rows

/// Rows of another file that methods are asked about, and not fitted to.
package struct ProbeRows: Sendable {
    /// The name of the file, without its folder and extension.
    package let name: String
    /// The number of rows that the file has.
    package let rowCount: Int
    /// The numbers of the rows that are looked at in the file, ascending from 0: all, or some drawn at random.
    package let places: [Int]
    /// Those rows, scaled as the data are: `[places, features]`.
    package let rows: Matrix

    /// The most rows, and the most numbers, that are looked at.
    private static let (mostRows, mostNumbers) = (1_000, 1 << 24)

    package init(name: String, rowCount: Int, places: [Int], rows: Matrix) {
        precondition(places.count == rows.rows, "\(places.count) places of \(rows.rows) rows")
        self.name = name
        self.rowCount = rowCount
        self.places = places
        self.rows = rows
    }

    /// The most rows of so many features that are looked at.
    package static func limit(featureCount: Int) -> Int { max(2, min(mostRows, mostNumbers / max(1, featureCount))) }

    /// Reads rows.
    ///
    /// - Parameters:
    ///   - text: The path of the file, or `FILE:PATH` with that of the rows in it.
    ///   - dataset: The data that methods are fitted to.
    ///   - scaling: The scaling of those.
    ///   - settings: The user's request.
    ///   - reader: Reads the file.
    /// - Throws: `DatasetError` if the rows can't be read, are not such as the data, or hold a number that is infinite or
    ///   NaN.
    init(
        _ text: String, beside dataset: Dataset, scaling: Scaling, settings: ComparisonSettings,
        by reader: any DatasetReader
    ) throws(DatasetError) {
        let (file, dataPath) = Self.parts(text)
        let found = try RowRequirements(of: dataset, settings.reading).read(
            // The data are in memory already; what has no room beside them stays in its file.
            file, dataPath: dataPath, by: reader, memory: MachineMemory.rowBytes(of: settings.memory) / 4,
            wording: RowRequirements.Wording(
                comparison: "the methods are fitted to",
                remedy: "Give --probe a file with the same features, or FILE:PATH for other rows in it."))
        let scaled = ScaledRows(features: found.features, scaling: scaling)
        let chosen = Array(0..<scaled.rowCount).sampled(
            Self.limit(featureCount: scaled.featureCount), seed: settings.seed, stream: "probe rows")
        let rows: Matrix
        do throws(RowReadError) {
            rows = try scaled.rows(at: chosen)
        } catch {
            throw .unusable(error.message)
        }
        let numbers = found.preparation.rowNumbers
        let places = chosen.map { numbers?[$0] ?? $0 }
        if let index = rows.values.firstIndex(where: { !$0.isFinite }) {
            throw .unusable(
                "\(found.dataPath.escaped) in \(file.escaped) has a value that is infinite or not a number in row "
                    + "\(places[index / rows.columns]), column \(index % rows.columns), both counted from 0. Fill such "
                    + "values in, or leave their rows out.")
        }
        self.init(
            name: URL(filePath: file).deletingPathExtension().lastPathComponent.escaped, rowCount: scaled.rowCount,
            places: places, rows: rows)
    }

    /// The file and the path in it that a text names: the shortest part before a colon that is a file, or else all of it.
    private static func parts(_ text: String) -> (file: String, dataPath: String?) {
        guard !isFile(text) else { return (text, nil) }
        for colon in text.indices where text[colon] == ":" {
            let (file, path) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
            if isFile(file), !path.isEmpty { return (file, path) }
        }
        return (text, nil)
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
