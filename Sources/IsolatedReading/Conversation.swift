internal import Datasets
internal import Rows

/// A question to a process that reads a file for another.
enum ReadingQuestion: Sendable, Codable {
    /// Read a data set into shared memory, of which it may take up so many bytes.
    case dataset(file: String, ReadingOptions, memory: Int)
    /// Say what is in a file, and what would be read.
    case inspection(file: String, ReadingOptions, memory: Int)
    /// Put a block of the data set that was read last into a slot.
    case block(Int, slot: Int)
}

/// Its answer.
enum ReadingAnswer: Sendable, Codable {
    case dataset(SharedDataset)
    case inspection(FileInspection)
    case done
    /// The file can't be used; the tree of it, where there is one.
    case failure(DatasetError, tree: String?)
}
