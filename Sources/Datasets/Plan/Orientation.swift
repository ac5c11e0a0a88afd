internal import Core
internal import HDF5
internal import Rows

/// The axis of an array that holds the rows: the one that is as long as the label, before any convention.
///
/// MATLAB, Octave, R and Loom keep columns first, and so do people who keep a sample in each column.
struct Orientation {
    private let contents: FileContents
    private let options: ReadingOptions

    init(_ contents: FileContents, _ options: ReadingOptions) {
        self.contents = contents
        self.options = options
    }

    /// The array with its rows first, and what was done, as the half of a sentence; nil where nothing was.
    func turned(_ array: StoredArray) -> (array: StoredArray, why: String)? {
        guard !options.ignoresLabels else { return nil }
        let lengths = labelLengths(array)
        guard !lengths.contains(array.rowCount),
            let axis = array.shape.indices.dropFirst().first(where: { lengths.contains(array.shape[$0]) }),
            let turned = array.withRows(along: axis)
        else { return nil }
        return (turned, "turned so that its axis of \(turned.rowCount), as long as the label, holds the rows")
    }

    /// The lengths of the labels that the array may have.
    private func labelLengths(_ data: StoredArray) -> [Int] {
        if let path = options.labelsPath { return array(at: path).map { [$0.asColumn.rowCount] } ?? [] }
        return contents.arrays.filter { label in
            let column = label.asColumn
            return label.role.kind == .label && column.isColumn && !label.path.hasSameBytes(as: data.path)
                && (label.role.part == data.role.part || label.role.part == nil)
        }.map(\.asColumn.rowCount)
    }

    /// The array that the user names as the label, in this file or in another; nil where there is none, which is told where it is
    /// chosen.
    func array(at path: String) -> StoredArray? {
        let (path, _) = LabelChoice.parts(of: path, in: contents)
        if let array = contents.array(at: path) { return array }
        guard let other = try? OtherFile(path, beside: contents.source) else { return nil }
        return FileContents(other.source, prefix: other.name + ":").array(at: other.path)
    }
}
