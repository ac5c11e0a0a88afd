package import Rows

/// Who reads files.
package protocol DatasetReader: Sendable {
    /// Reads a data set.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - options: What the user says about it.
    ///   - memory: The bytes that its rows may take up; rows that take more stay in the file and are fetched as they are
    ///     needed.
    /// - Returns: The data set.
    /// - Throws: `DatasetError` that says what was wrong, where, and what to try.
    func dataset(_ file: String, options: ReadingOptions, memory: Int) throws(DatasetError) -> Dataset

    /// Looks into a file.
    ///
    /// - Throws: ``InspectionFailure`` where a report of the file would not go ahead.
    func inspection(
        of file: String, options: ReadingOptions, memory: Int
    ) throws(InspectionFailure) -> FileInspection
}

/// Why a report of a file would not go ahead, and what is in it all the same.
package struct InspectionFailure: Error, Sendable {
    package let error: DatasetError
    /// The tree of the file; nil where there is none to be had.
    package let tree: String?

    package init(error: DatasetError, tree: String?) {
        self.error = error
        self.tree = tree
    }
}

/// Reads files in this process: quickest, for files that are known to be sound.
package struct DirectReader: DatasetReader {
    package init() {}

    package func dataset(
        _ file: String, options: ReadingOptions, memory: Int
    ) throws(DatasetError) -> Dataset {
        try Dataset.read(file, options: options, memory: FeatureMemory(byteCount: memory))
    }

    package func inspection(
        of file: String, options: ReadingOptions, memory: Int
    ) throws(InspectionFailure) -> FileInspection {
        do throws(DatasetError) {
            return try FileInspection(file: file, options: options, memory: FeatureMemory(byteCount: memory))
        } catch {
            throw InspectionFailure(
                error: error,
                tree: try? FileInspection.tree(file: file, memory: FeatureMemory(byteCount: memory)))
        }
    }
}
