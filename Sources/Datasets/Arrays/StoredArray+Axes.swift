internal import HDF5

extension StoredArray {
    /// The array with another of its axes as the rows, the others in their order; nil where it can't be turned.
    func withRows(along axis: Int) -> StoredArray? {
        guard shape.indices.contains(axis), arrangement == nil else { return nil }
        guard axis > 0 else { return self }
        let order = [axis] + shape.indices.filter { $0 != axis }
        var turned = self
        turned.shape = order.map { shape[$0] }
        switch storage {
        case .dataset(let description, let axes):
            let current = axes ?? Array(shape.indices)
            turned.storage = .dataset(description, axes: order.map { current[$0] })
        case .sparse(var sparse):
            sparse.majorIsRow.toggle()
            turned.storage = .sparse(sparse)
        default: return nil
        }
        return turned
    }

    /// The array with its elements in one column, where all but one of its axes have length 1.
    var asColumn: StoredArray {
        guard shape.count > 1, let longest = shape.max(), longest == elementCount else { return self }
        var column = self
        column.shape = [longest]
        return column
    }
}

/// Puts elements into another order of axes.
enum AxisOrder {
    /// Elements, row-major in `shape`, in the order that they have when axis `axes[0]` is the first, and so on.
    static func permuted<Element>(_ elements: [Element], shape: [Int], axes: [Int]) -> [Element] {
        precondition(axes.sorted() == Array(shape.indices), "axes \(axes) of \(shape.count)")
        guard axes != Array(shape.indices), !elements.isEmpty else { return elements }
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
        let lengths = axes.map { shape[$0] }
        let steps = axes.map { strides[$0] }
        return ordered(elements.span, lengths, steps)
    }

    /// Follows the axes as an odometer does its wheels, the last one in an inner loop of its own.
    private static func ordered<Element>(_ span: Span<Element>, _ lengths: [Int], _ steps: [Int]) -> [Element] {
        var result: [Element] = []
        result.reserveCapacity(span.count)
        var wheel = [Int](repeating: 0, count: lengths.count)
        let last = lengths.count - 1
        var start = 0
        while true {
            for position in 0..<lengths[last] { result.append(span[start + position * steps[last]]) }
            var axis = last - 1
            while axis >= 0 {
                wheel[axis] += 1
                start += steps[axis]
                if wheel[axis] < lengths[axis] { break }
                start -= lengths[axis] * steps[axis]
                wheel[axis] = 0
                axis -= 1
            }
            if axis < 0 { return result }
        }
    }
}
