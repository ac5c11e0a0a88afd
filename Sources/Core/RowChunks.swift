/// The chunks in which a pass goes through all rows: some thousand rows at a time, or fewer wide ones.
public enum RowChunks {
    private static let maximumRows = 4_096
    /// 64 MB of `Float`.
    private static let maximumNumbers = 1 << 24

    /// The number of rows with so many numbers each that are taken at a time.
    public static func size(featureCount: Int) -> Int {
        max(1, min(maximumRows, maximumNumbers / max(1, featureCount)))
    }

    /// The rows of each chunk.
    public static func ranges(of source: some RowSource) -> [Range<Int>] {
        (0..<source.rowCount).parts(of: size(featureCount: source.featureCount))
    }
}
