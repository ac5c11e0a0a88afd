internal import COneDNN

/// A matrix product bound to its operands, made once and run many times.
///
/// `destination = activation(left · right + bias)` by oneDNN's matmul primitive: in `Float`, or in bfloat16 summed up in
/// `Float` where both operands are. Nothing is allocated when it
/// runs. Runs on the thread that calls it, alone unless it was made for more threads.
@safe public struct MatrixProduct: ~Copyable {
    /// A function applied to each element of the result.
    public enum Activation: Sendable { case identity, relu }

    private let primitive: dnnl_primitive_t
    private let memories: [dnnl_memory_t]
    private let arguments: [dnnl_exec_arg_t]
    private let stream: dnnl_stream_t
    private let threads: Int
    // The operands' memory must outlive the primitive that points into it.
    private let owners: [AlignedBuffer]

    /// Prepares `destination = activation(left · right + bias)`.
    ///
    /// - Parameters:
    ///   - left: `[m, k]`, possibly transposed.
    ///   - right: `[k, n]`, possibly transposed, of the same elements as `left`.
    ///   - bias: `[1, n]` of `Float`, added to each row.
    ///   - destination: `[m, n]` of `Float`.
    ///   - activation: The function that follows the sum.
    ///   - threads: The number of threads that share the work; the last bits of sums depend on it.
    /// - Throws: ``OneDNNError`` where oneDNN has no kernel for it or no memory.
    public init(
        _ left: TensorView, _ right: TensorView, bias: TensorView? = nil, into destination: TensorView,
        activation: Activation = .identity, threads: Int = 1
    ) throws(OneDNNError) {
        precondition(threads > 0, "\(threads) threads")
        precondition(
            left.columns == right.rows && left.rows == destination.rows && right.columns == destination.columns,
            "shapes do not agree")
        precondition(left.element == right.element && destination.element == .float32, "elements do not agree")
        let shapes = "[\(left.rows), \(left.columns)] · [\(right.rows), \(right.columns)]"
        let engine = try Engine.shared.get()
        var made = unsafe Handles()
        do throws(OneDNNError) {
            unsafe made.primitive = try withKernelThreads(threads) { () throws(OneDNNError) in
                try unsafe MatrixProduct.primitive(
                    left, right, bias, destination, activation, engine: engine, handles: &made, shapes: shapes)
            }
            var operands = [
                (conednn_arg_src(), left), (conednn_arg_weights(), right), (conednn_arg_dst(), destination),
            ]
            if let bias { operands.append((conednn_arg_bias(), bias)) }
            for (argument, view) in operands {
                var memory: dnnl_memory_t?
                let status = unsafe conednn_memory_create(&memory, engine.handle, view.shape, view.rawAddress)
                try check(status, "memory of \(shapes)")
                unsafe made.bind(memory, as: argument)
            }
        } catch {
            unsafe made.destroy()
            throw error
        }
        guard let primitive = unsafe made.primitive else {
            throw OneDNNError(operation: "matrix product \(shapes)", status: 5)
        }
        unsafe self.primitive = primitive
        unsafe memories = made.memories
        unsafe arguments = made.arguments
        unsafe stream = engine.stream
        self.threads = threads
        owners = [left.buffer, right.buffer, destination.buffer] + (bias.map { [$0.buffer] } ?? [])
    }

    deinit {
        unsafe dnnl_primitive_destroy(primitive)
        for index in 0..<(unsafe memories.count) { unsafe dnnl_memory_destroy(memories[index]) }
    }

    /// Computes the product from what the operands hold now.
    public func run() {
        let status = unsafe arguments.withUnsafeBufferPointer { list in
            withKernelThreads(threads) {
                unsafe dnnl_primitive_execute(primitive, stream, Int32(list.count), list.baseAddress)
            }
        }
        precondition(status == dnnl_success, "oneDNN could not run a product that it had prepared")
    }

    /// The C objects of a product while it is being put together.
    @unsafe private struct Handles {
        var primitive: dnnl_primitive_t?
        var memories: [dnnl_memory_t] = unsafe []
        var arguments: [dnnl_exec_arg_t] = unsafe []

        mutating func bind(_ memory: dnnl_memory_t?, as argument: Int32) {
            guard let memory = unsafe memory else { return }
            unsafe memories.append(memory)
            unsafe arguments.append(dnnl_exec_arg_t(arg: argument, memory: memory))
        }

        func destroy() {
            if let primitive = unsafe primitive { unsafe dnnl_primitive_destroy(primitive) }
            for index in 0..<(unsafe memories.count) { unsafe dnnl_memory_destroy(memories[index]) }
        }
    }

    private static func primitive(
        _ left: TensorView, _ right: TensorView, _ bias: TensorView?, _ destination: TensorView,
        _ activation: Activation, engine: Engine, handles: inout Handles, shapes: String
    ) throws(OneDNNError) -> dnnl_primitive_t? {
        var attributes: dnnl_primitive_attr_t?
        try check(unsafe dnnl_primitive_attr_create(&attributes), "attributes")
        defer { unsafe dnnl_primitive_attr_destroy(attributes) }
        // The library's own scratchpad belongs to a thread; ours belongs to the primitive, wherever it runs.
        try check(unsafe dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "scratchpad")
        if activation == .relu {
            var operations: dnnl_post_ops_t?
            try check(unsafe dnnl_post_ops_create(&operations), "post-operations")
            defer { unsafe dnnl_post_ops_destroy(operations) }
            try check(unsafe conednn_append_relu(operations), "rectifier")
            try check(unsafe dnnl_primitive_attr_set_post_ops(attributes, operations), "post-operations")
        }
        var descriptor: dnnl_primitive_desc_t?
        let status: dnnl_status_t
        if let bias {
            var biasShape = bias.shape
            status = unsafe conednn_matmul_descriptor_create(
                &descriptor, engine.handle, left.shape, right.shape, &biasShape, destination.shape, attributes)
        } else {
            status = unsafe conednn_matmul_descriptor_create(
                &descriptor, engine.handle, left.shape, right.shape, nil, destination.shape, attributes)
        }
        try check(status, "matrix product \(shapes)")
        defer { unsafe dnnl_primitive_desc_destroy(descriptor) }
        var scratchpad: dnnl_memory_t?
        try check(unsafe conednn_scratchpad_create(&scratchpad, engine.handle, descriptor), "scratchpad of \(shapes)")
        unsafe handles.bind(scratchpad, as: conednn_arg_scratchpad())
        var primitive: dnnl_primitive_t?
        try check(unsafe dnnl_primitive_create(&primitive, descriptor), "matrix product \(shapes)")
        return unsafe primitive
    }
}

extension TensorView {
    fileprivate var shape: conednn_matrix {
        conednn_matrix(
            rows: Int64(rows), columns: Int64(columns), row_stride: Int64(rowStride),
            column_stride: Int64(columnStride), type: element == .float32 ? dnnl_f32 : dnnl_bf16)
    }
}
