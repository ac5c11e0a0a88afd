internal import Core
internal import HDF5
internal import Rows

extension StoredArray {
    /// Notes on parts that were never written, so that all they hold is the fill value; none where all were.
    func unwrittenNotes() throws(DatasetError) -> [String] {
        guard rowParts.count == 1 else {
            return try unwrittenNote(of: rowParts.flatMap(\.storedParts)).map { [$0] } ?? []
        }
        var notes: [String] = []
        for part in storedParts { notes += try part.unwrittenNote(of: [part]).map { [$0] } ?? [] }
        return notes
    }

    /// A note on chunks of data sets that were never written; nil where all were.
    private func unwrittenNote(of parts: [StoredArray]) throws(DatasetError) -> String? {
        var (unwritten, all) = (0, 0)
        for part in parts {
            let counts = try DatasetError.translating { () throws(HDF5Error) in
                try part.source.file.dataset(at: part.objectPath).chunkCounts()
            }
            (unwritten, all) = (unwritten + counts.unwritten, all + counts.all)
        }
        guard unwritten > 0 else { return nil }
        return all == 1
            ? "\(path.escaped) was never written; what is read of it is the fill value."
            : "\(unwritten) of the \(all) chunks of \(path.escaped) were never written; what is read of them is the fill "
                + "value."
    }

    /// The data sets that it is made of.
    private var storedParts: [StoredArray] {
        switch storage {
        case .dataset, .field, .characters, .cells, .cellArrays: [self]
        case .sparse(let sparse): [sparse.values, sparse.indices, sparse.starts]
        case .masked(let values, let mask): values.storedParts + mask.storedParts
        case .categorical(let codes, let categories): codes.storedParts + categories.storedParts
        case .column(_, let array), .omitting(_, let array), .windows(_, let array), .middles(_, let array):
            array.storedParts
        // Values of groups are small, and there may be many.
        case .repeated: []
        // Fields of one table are one data set, and there may be many columns.
        case .columns(let arrays), .texts(let arrays), .stacked(let arrays):
            arrays.prefix(Self.mostParts).reduce(into: []) { parts, array in
                for part in array.storedParts
                where !parts.contains(where: { $0.objectPath.hasSameBytes(as: part.objectPath) }) {
                    parts.append(part)
                }
            }
        }
    }

    /// The most columns that are looked at.
    private static let mostParts = 64

    /// True if it holds whole numbers of 64 bits, which not all are numbers of the kind that rows are kept as.
    var hasWideIntegers: Bool {
        switch storage {
        case .columns(let arrays), .stacked(let arrays): arrays.contains(where: \.hasWideIntegers)
        case .omitting(_, let array), .column(_, let array), .windows(_, let array): array.hasWideIntegers
        case .masked(let values, _): values.hasWideIntegers
        default: if case .integer(5..., _, _) = type { true } else { false }
        }
    }
}
