internal import HDF5

/// The way in which rows are made of more than one axis of an array, or of stretches of one.
enum RowArrangement: Sendable, Equatable {
    /// The first axes, of these lengths, are one axis of rows: the places of a grid.
    case grid([Int])
    /// Windows of the first axis are the rows.
    case windows(RowWindows)
}

/// Windows of a series, which may overlap.
struct RowWindows: Sendable, Equatable {
    /// The number of times in each.
    let length: Int
    /// The number of times from one to the next.
    let step: Int
    /// The number of times of the series.
    let seriesLength: Int

    /// The number of windows: what is left over at the end is none.
    var count: Int { seriesLength < length ? 0 : (seriesLength - length) / step + 1 }

    /// The times that some windows are made of.
    func times(of windows: Range<Int>) -> Range<Int> {
        guard let last = windows.last else { return 0..<0 }
        return windows.lowerBound * step..<last * step + length
    }

    /// Windows, one after the other, of the times that they are made of.
    ///
    /// - Parameters:
    ///   - windows: The windows.
    ///   - elements: The elements of `times(of: windows)`.
    ///   - width: The number of elements of a time.
    /// - Returns: The elements of each window, `[windows × length × width]`.
    func gathered<Element>(_ windows: Range<Int>, from elements: [Element], width: Int) -> [Element] {
        guard step != length, !windows.isEmpty else { return elements }
        var gathered: [Element] = []
        gathered.reserveCapacity(windows.count * length * width)
        for window in 0..<windows.count {
            gathered.append(contentsOf: elements[window * step * width..<(window * step + length) * width])
        }
        return gathered
    }

    /// The element in the middle of each window, of an element for each time.
    func middles<Element>(of elements: [Element]) -> [Element] {
        (0..<count).map { elements[$0 * step + length / 2] }
    }
}

extension StoredArray {
    /// The array with several of its axes, in this order, as one axis of rows, the others after them; nil where that can't be.
    func withRows(along axes: [Int]) -> StoredArray? {
        guard axes.count != 1 else { return withRows(along: axes[0]) }
        let others = shape.indices.filter { !axes.contains($0) }
        guard !axes.isEmpty, Set(axes).count == axes.count, axes.allSatisfy(shape.indices.contains),
            arrangement == nil, case .dataset(let description, let current) = storage,
            let count = StoredArray.count(axes.map { shape[$0] }[...])
        else { return nil }
        let order = axes + others
        var turned = self
        // An axis of one place is none.
        turned.shape = [count] + others.map { shape[$0] }.filter { $0 > 1 }
        turned.arrangement = .grid(axes.map { shape[$0] })
        if order != Array(shape.indices) {
            let stored = current ?? Array(shape.indices)
            turned.storage = .dataset(description, axes: order.map { stored[$0] })
        }
        return turned
    }

    /// The shape that the array had before its rows were arranged.
    var storedShape: [Int] {
        switch (arrangement, storage) {
        case (.grid, .dataset(let description, _)): description.shape
        case (.windows, .windows(_, let series)): series.shape
        default: shape
        }
    }

    /// True if its rows are the places of a grid.
    var isGrid: Bool {
        if case .grid? = arrangement { return true }
        return false
    }

    /// The array whose rows are windows of those that it has; nil where there are none.
    func windowed(_ size: WindowSize) -> StoredArray? {
        guard arrangement == nil, case .dataset = storage else { return nil }
        let windows = RowWindows(length: size.length, step: size.step, seriesLength: rowCount)
        guard windows.count > 0 else { return nil }
        var windowed = self
        // One number at each time is a channel of its own.
        let others = shape.dropFirst().filter { $0 > 1 }
        windowed.shape = [windows.count, size.length] + others
        windowed.storage = .windows(windows, of: self)
        windowed.arrangement = .windows(windows)
        return windowed
    }

    /// An array as a column beside this one: one element a row of what has one for each place of the grid, or for each time of the
    /// series, of which the middle of each window is taken.
    func column(of array: StoredArray) -> StoredArray {
        switch arrangement {
        case nil: return array.asColumn
        case .grid(let lengths):
            guard array.arrangement == nil, array.shape.count >= lengths.count,
                Array(array.shape.prefix(lengths.count)) == lengths, case .dataset = array.storage
            else { return array.asColumn }
            var flat = array
            flat.shape = [rowCount] + array.shape.dropFirst(lengths.count).filter { $0 > 1 }
            return flat
        case .windows(let windows):
            let column = array.asColumn
            guard column.rowCount == windows.seriesLength, column.isColumn else { return column }
            return column.middles(of: windows)
        }
    }

    private func middles(of windows: RowWindows) -> StoredArray {
        var picked = self
        picked.shape = [windows.count] + shape.dropFirst()
        if case .categorical(let codes, let categories) = storage {
            picked.storage = .categorical(codes: codes.middles(of: windows), categories: categories)
        } else {
            picked.storage = .middles(windows, of: self)
        }
        return picked
    }
}
