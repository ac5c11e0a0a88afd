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
