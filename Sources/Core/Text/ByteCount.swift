/// Sizes of memory and of files, for the reader.
package enum ByteCount {
    /// A size in the largest unit that it has one of, as in "1.2 GB".
    package static func text(_ count: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
        var size = Double(count)
        var unit = 0
        while size >= 1000, unit < units.count - 1 {
            size /= 1000
            unit += 1
        }
        return unit == 0 ? "\(count) B" : "\(PrintedNumber.fixed(size, decimals: 1)) \(units[unit])"
    }
}
