internal import OneDNN

/// A matrix as products take it: itself, or its bfloat16 form, which is brought up to date before they run.
struct ProductOperand {
    private let source: TensorView
    /// The operand of products.
    let operand: TensorView
    var isRounded: Bool { operand.element == .bfloat16 }

    init(_ source: TensorView, isRounded: Bool) {
        self.source = source
        operand =
            isRounded
            ? TensorView(
                bfloat16: AlignedBuffer(count: (source.count + 1) / 2), rows: source.rows, columns: source.columns)
            : source
    }

    func update(rows: Range<Int>) {
        if isRounded { round(source[rows: rows], to: operand[rows: rows]) }
    }
}
