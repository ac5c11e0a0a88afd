internal import HDF5

/// Files of other kinds, such as JPEG images, whose bytes are kept in a data set as they are.
struct PackedFiles {
    let array: StoredArray
    /// The kind of the files, as the name of their format.
    let kind: String

    /// The most data sets that are looked into.
    private static let mostArrays = 16
    /// The bytes that files begin with.
    private static let beginnings: [(bytes: [UInt8], kind: String)] = [
        ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0x47, 0x49, 0x46, 0x38], "GIF"),
        ([0x49, 0x49, 0x2A, 0x00], "TIFF"), ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
        ([0x52, 0x49, 0x46, 0x46], "RIFF (WebP, WAV)"),
        ([0x66, 0x4C, 0x61, 0x43], "FLAC"), ([0x4F, 0x67, 0x67, 0x53], "Ogg"), ([0x1F, 0x8B, 0x08], "gzip"),
        ([0x50, 0x4B, 0x03, 0x04], "ZIP"), ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "NumPy (.npy)"),
        ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50], "JPEG 2000"),
    ]

    /// The first data set that holds such files; nil where none does.
    static func find(in contents: FileContents) -> PackedFiles? {
        let arrays = contents.arrays.filter { array in
            guard array.rowCount > 0, array.rowLength == 1 else { return false }
            switch array.type {
            case .sequence(.integer(1, _, _)), .integer(1, _, _), .string(.fixed, _): return true
            default: return false
            }
        }
        for array in arrays.prefix(mostArrays) {
            guard case .dataset = array.storage, let dataset = try? array.source.file.dataset(at: array.objectPath),
                let bytes = try? dataset.leadingBytes(),
                let found = beginnings.first(where: { bytes.starts(with: $0.bytes) })
            else { continue }
            return PackedFiles(array: array, kind: found.kind)
        }
        return nil
    }
}
