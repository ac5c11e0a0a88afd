import Datasets
import Rows
import Testing

/// The message of the error that reading a file ends with.
///
/// - Throws: Where there is none.
func message(
    _ path: String, _ options: ReadingOptions = ReadingOptions(), sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
    let error = #expect(throws: DatasetError.self, sourceLocation: sourceLocation) {
        try Dataset.read(path, options: options)
    }
    return try #require(error, sourceLocation: sourceLocation).message
}
