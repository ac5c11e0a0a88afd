internal import Core
internal import HDF5
internal import Rows

/// The arrays that could be the data as lines: what to type, shape and type, and a first guess at what the rows are, in the
/// order in which a person would try them.
struct CandidateText {
    /// The lines; empty where there are fewer candidates than are worth it.
    let text: String

    /// The most candidates that are shown.
    private static let mostShown = 12

    /// The candidates in a file.
    ///
    /// - Parameters:
    ///   - contents: The contents, as a layout looks at them.
    ///   - data: What is read as the data, which is the first; nil where it is not known.
    ///   - fewest: The number of candidates from which on they are shown.
    init(_ contents: FileContents, data: StoredArray? = nil, fewest: Int) {
        func rank(_ array: StoredArray) -> [Int] {
            [data.map { array.path.hasSameBytes(as: $0.path) } == true ? 0 : 1] + Self.rank(array)
        }
        let matrices = contents.matrices.enumerated().sorted { first, second in
            let (one, other) = (rank(first.element), rank(second.element))
            return one == other ? first.offset < second.offset : one.lexicographicallyPrecedes(other)
        }.map(\.element)
        guard matrices.count >= fewest else {
            text = ""
            return
        }
        let lines = matrices.prefix(Self.mostShown).map { array in
            "  --data \(array.path.escaped.shellWord)  \(array.summary): \(Self.guess(array, in: contents))"
        }
        let more = matrices.count > Self.mostShown ? ["  and \(matrices.count - Self.mostShown) more"] : []
        text = (["What could be the data, the likeliest first:"] + lines + more).joined(separator: "\n") + "\n"
    }

    /// The order in which arrays are tried: those called as data, those that are not called as anything, tables, parts for
    /// testing, labels, axes; of these the nearer to the root, and the larger.
    private static func rank(_ array: StoredArray) -> [Int] {
        let kind =
            switch (array.role.kind, array.role.part) {
            case (.axis?, _), (.aside?, _): 5
            case (.label?, _): 4
            case (_, .test?), (_, .validation?): 3
            case (.data?, _): 0
            case (nil, _): array.isTable ? 2 : 1
            }
        return [kind, array.depth, -array.elementCount]
    }

    /// The kind of the rows of an array, and their label.
    private static func guess(_ array: StoredArray, in contents: FileContents) -> String {
        let rows: String
        do throws(DatasetError) {
            rows = try ImageRecognition.recognise(
                array, in: contents, ReadingOptions(), hasNamedColumns: array.columnNames != nil
            ).why
        } catch {
            return error.message
        }
        if array.role.kind == .label { return "labels, by its name" }
        let choice = LabelChoice(contents, data: array)
        let label = choice.columns().filter { $0.role.kind == .label }.min { $0.role.labelRank < $1.role.labelRank }
        return "\(array.rowCount) rows, \(rows)" + (label.map { "; label \($0.path.escaped)" } ?? "")
    }
}
