public import Core
public import OneDNN

/// All parameters of a model in one stretch of memory, their gradients in another of the same layout.
///
/// One stretch lets the optimiser sweep everything at once, and a checkpoint be one copy.
public final class ParameterStore {
    public let shapes: [ParameterShape]
    /// The parameters.
    public let values: AlignedBuffer
    /// The gradients, each at its parameter's place.
    public let gradients: AlignedBuffer
    /// The start of each block.
    public let offsets: [Int]

    /// The parameters in bfloat16, each at its parameter's place; nil where products are computed in `Float`.
    public let bfloat16Values: AlignedBuffer?
    /// The element type of products.
    public var productElement: TensorElement { bfloat16Values == nil ? .float32 : .bfloat16 }

    /// A store for blocks of the given shapes, all 0.
    ///
    /// - Parameters:
    ///   - shapes: The blocks.
    ///   - productElement: The element type of products with the parameters; the parameters themselves stay `Float`.
    public init(_ shapes: [ParameterShape], productElement: TensorElement = .float32) {
        self.shapes = shapes
        var offsets: [Int] = []
        var next = 0
        for shape in shapes {
            offsets.append(next)
            // Each block starts on a cache line of its own.
            next += (shape.count + 15) / 16 * 16
        }
        self.offsets = offsets
        values = AlignedBuffer(count: next)
        gradients = AlignedBuffer(count: next)
        bfloat16Values = productElement == .bfloat16 ? AlignedBuffer(count: next / 2) : nil
    }

    /// The number of parameters, gaps between blocks not counted.
    public var parameterCount: Int { shapes.reduce(0) { $0 + $1.count } }

    /// The parameters of block `index`, `[rows, columns]`.
    public func value(_ index: Int) -> TensorView {
        TensorView(values, offset: offsets[index], rows: shapes[index].rows, columns: shapes[index].columns)
    }

    /// The gradient of block `index`, `[rows, columns]`.
    public func gradient(_ index: Int) -> TensorView {
        TensorView(gradients, offset: offsets[index], rows: shapes[index].rows, columns: shapes[index].columns)
    }

    /// All numbers of a block.
    public func wholeRange(of block: Int) -> ParameterRange {
        ParameterRange(block: block, numbers: 0..<shapes[block].count)
    }

    /// The parameters that a contiguous part of the gradients belongs to.
    public func range(ofGradients view: TensorView) -> ParameterRange {
        precondition(view.buffer === gradients && view.isContiguous, "not a part of these gradients")
        let block = (offsets.firstIndex { $0 > view.offset } ?? offsets.count) - 1
        let start = view.offset - offsets[block]
        return ParameterRange(block: block, numbers: start..<start + view.count)
    }

    /// Consecutive blocks, as a network's pass takes them.
    public func slice(_ range: Range<Int>) -> [ParameterBlock] {
        range.map { index in
            ParameterBlock(
                value: value(index), gradient: gradient(index),
                bfloat16: bfloat16Values.map {
                    TensorView(
                        bfloat16: $0, offset: offsets[index], rows: shapes[index].rows, columns: shapes[index].columns)
                })
        }
    }

    /// Copies the parameters into their bfloat16 forms, after they were set by anything but an optimiser.
    public func updateBFloat16Values() {
        guard let bfloat16Values else { return }
        round(
            TensorView(values, rows: 1, columns: values.count),
            to: TensorView(bfloat16: bfloat16Values, rows: 1, columns: values.count))
    }

    /// Draws every block anew by its initialisation.
    public func initialize(using generator: inout SeededGenerator) {
        for index in shapes.indices {
            let shape = shapes[index]
            let count = shape.count
            let drawn: [Float]
            switch shape.initialization {
            case .uniform(let bound): drawn = (0..<count).map { _ in Float(2 * generator.uniform() - 1) * bound }
            case .normal(let deviation): drawn = (0..<count).map { _ in Float(generator.normal()) * deviation }
            case .constant(let constant): drawn = [Float](repeating: constant, count: count)
            }
            value(index).fill(with: drawn)
        }
        updateBFloat16Values()
    }
}
