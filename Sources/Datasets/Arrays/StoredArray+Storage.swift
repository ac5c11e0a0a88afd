internal import Core
internal import HDF5
internal import Rows

extension StoredArray {
    /// Notes on parts that were never written, so that all they hold is the fill value; none where all were.
    func unwrittenNotes() throws(DatasetError) -> [String] {
        var notes: [String] = []
        for part in storedParts {
            let (unwritten, all) = try DatasetError.translating { () throws(HDF5Error) in
                try part.source.file.dataset(at: part.objectPath).chunkCounts()
            }
            guard unwritten > 0 else { continue }
            notes.append(
                all == 1
                    ? "\(part.path.escaped) was never written; what is read of it is the fill value."
                    : "\(unwritten) of the \(all) chunks of \(part.path.escaped) were never written; what is read of them is the "
                        + "fill value.")
        }
        return notes
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
        case .stacked(let arrays): arrays.flatMap(\.storedParts)
        case .repeated: []
        // Fields of one table are one data set, and there may be many columns.
        case .columns(let arrays), .texts(let arrays):
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
        case .columns(let columns), .stacked(let columns): columns.contains(where: \.hasWideIntegers)
        case .omitting(_, let array), .column(_, let array): array.hasWideIntegers
        case .masked(let values, _): values.hasWideIntegers
        default: if case .integer(5..., _, _) = type { true } else { false }
        }
    }
}
