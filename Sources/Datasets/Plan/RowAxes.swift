/// The axes of data that hold the rows, and the windows of them that rows are.
struct RowAxes {
    /// The axes, in the order in which rows follow each other, the last one running fastest.
    let axes: [Int]
    /// The windows; nil where each place along the axes is a row.
    var windows: WindowSize?
    /// Why, as the half of a sentence.
    var why: String

    /// An array with these of its axes as rows; nil where it can't be turned so.
    func arranged(_ array: StoredArray) -> StoredArray? {
        let turned = array.withRows(along: axes)
        guard let windows else { return turned }
        return turned?.windowed(windows)
    }
}
