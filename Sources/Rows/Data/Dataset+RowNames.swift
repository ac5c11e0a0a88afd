extension Dataset {
    /// A name for each row, all different: those that the file has, a number added where several are the same, or the
    /// numbers of the file's rows, counted from 0.
    package var shownRowNames: [String] {
        guard let rowNames else {
            return (description.preparation.rowNumbers ?? Array(0..<features.rowCount)).map(String.init)
        }
        var taken = Set(rowNames)
        guard taken.count < rowNames.count else { return rowNames }
        var counts: [String: Int] = [:]
        return rowNames.map { name in
            let count = counts[name, default: 0]
            counts[name] = count + 1
            guard count > 0 else { return name }
            // Another row may be called so already.
            var number = count
            while !taken.insert("\(name)-\(number)").inserted { number += 1 }
            return "\(name)-\(number)"
        }
    }
}
