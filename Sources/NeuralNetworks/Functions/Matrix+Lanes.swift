internal import Core
internal import OneDNN

extension Matrix {
    /// Replaces each number by a function of it, several at a time.
    @inline(__always)
    mutating func apply(_ function: (Lanes) -> Lanes) {
        let view = TensorView(rows: rows, columns: columns)
        view.fill(with: values)
        let x = unsafe view.address
        for index in stride(from: 0, to: view.count, by: laneCount) {
            unsafe x.set(function(x.lanes(at: index)), at: index)
        }
        values = view.values
    }
}
