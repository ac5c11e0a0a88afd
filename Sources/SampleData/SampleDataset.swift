/// A data set that the program makes by itself, of which everything is known.
package protocol SampleDataset: Sendable {
    /// The name on the command line.
    static var name: String { get }
    /// One line on what it is and what it is for.
    static var summary: String { get }
    /// Writes the data set as an HDF5 file, whole or not at all; the same seed gives the same data.
    ///
    /// - Throws: `SampleDataError`, or what the file's or the drawing's module throws.
    func write(to path: String, seed: UInt64) throws
}

extension SampleDataset {
    /// The name on the command line.
    package var name: String { Self.name }
    /// One line on what it is and what it is for.
    package var summary: String { Self.summary }
}

/// The data sets that there are.
package enum SampleDatasets {
    package static let all: [any SampleDataset] = [MoonsDataset(), MoonsGapDataset(), FacesDataset()]

    /// The path that a file is written to before it is moved to its place.
    package static func partialPath(of path: String) -> String { path + ".partial" }

    /// The data set of a name.
    package static func named(_ name: String) -> (any SampleDataset)? { all.first { $0.name == name } }
}
