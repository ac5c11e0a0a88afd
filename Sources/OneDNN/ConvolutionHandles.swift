internal import COneDNN

/// The C objects of one of a convolution's computations.
@safe final class ConvolutionHandles {
    /// A primitive with its arguments.
    @unsafe private struct Step {
        var primitive: dnnl_primitive_t
        var arguments: [dnnl_exec_arg_t]
    }

    /// The steps of a run: the kernel, with a copy of the weights before or after it.
    private var steps: [Step] = unsafe []
    private var memories: [dnnl_memory_t] = unsafe []
    private let engine: Engine
    private let name: String

    init(_ operands: ConvolutionOperands, _ shape: ConvolutionShape) throws(OneDNNError) {
        engine = try Engine.shared.get()
        name = "convolution of \(shape.height)×\(shape.width)×\(shape.channels) to \(shape.outputChannels) channels"
        var attributes: dnnl_primitive_attr_t?
        try check(unsafe dnnl_primitive_attr_create(&attributes), "attributes")
        defer { unsafe dnnl_primitive_attr_destroy(attributes) }
        try check(unsafe dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "scratchpad")
        var description = operands.description(shape)
        var forward: dnnl_primitive_desc_t?
        defer { unsafe _ = forward.map { unsafe dnnl_primitive_desc_destroy($0) } }
        try check(
            unsafe conednn_convolution_descriptor_create(
                &forward, engine.handle, &description, conednn_forward, nil, attributes), name)
        var gradient: dnnl_primitive_desc_t?
        defer { unsafe _ = gradient.map { unsafe dnnl_primitive_desc_destroy($0) } }
        if operands.kind != conednn_forward {
            try check(
                unsafe conednn_convolution_descriptor_create(
                    &gradient, engine.handle, &description, operands.kind, forward, attributes), name)
        }
        try unsafe add(operands, description, descriptor: gradient ?? forward, attributes)
    }

    deinit {
        for index in 0..<(unsafe steps.count) { unsafe dnnl_primitive_destroy(steps[index].primitive) }
        for index in 0..<(unsafe memories.count) { unsafe dnnl_memory_destroy(memories[index]) }
    }

    func run() {
        for index in 0..<(unsafe steps.count) {
            let status = unsafe steps[index].arguments.withUnsafeBufferPointer { list in
                unsafe dnnl_primitive_execute(
                    steps[index].primitive, engine.stream, Int32(list.count), list.baseAddress)
            }
            precondition(status == dnnl_success, "oneDNN could not run a convolution that it had prepared")
        }
    }

    /// Adds the kernel, and the copy of the weights that goes with it.
    private func add(
        _ operands: ConvolutionOperands, _ description: conednn_convolution, descriptor: dnnl_primitive_desc_t?,
        _ attributes: dnnl_primitive_attr_t?
    ) throws(OneDNNError) {
        var description = description
        let isGradient = operands.kind == conednn_backward_weights
        let handle = unsafe engine.handle
        let input = try unsafe memory {
            unsafe conednn_images_create(
                $0, handle, &description, 0, operands.input.dataType, operands.input.rawAddress)
        }
        let output = try unsafe memory {
            unsafe conednn_images_create(
                $0, handle, &description, 1, operands.output.dataType, operands.output.rawAddress)
        }
        let plain = try unsafe memory {
            unsafe conednn_weights_create($0, handle, &description, operands.weights.rawAddress)
        }
        let inner = try unsafe memory {
            unsafe conednn_inner_weights_create($0, handle, descriptor, isGradient ? 1 : 0)
        }
        var arguments = unsafe [
            dnnl_exec_arg_t(arg: operands.inputArgument, memory: input),
            dnnl_exec_arg_t(arg: operands.outputArgument, memory: output),
            dnnl_exec_arg_t(arg: operands.weightsArgument, memory: inner),
        ]
        if let bias = operands.bias {
            let memory = try unsafe memory { unsafe conednn_bias_create($0, handle, &description, bias.rawAddress) }
            let argument = isGradient ? conednn_arg_diff_bias() : conednn_arg_bias()
            unsafe arguments.append(dnnl_exec_arg_t(arg: argument, memory: memory))
        }
        if !isGradient { try unsafe addCopy(from: plain, to: inner, attributes) }
        try unsafe addStep(descriptor, arguments)
        if isGradient { try unsafe addCopy(from: inner, to: plain, attributes) }
    }

    private func addCopy(
        from source: dnnl_memory_t, to destination: dnnl_memory_t, _ attributes: dnnl_primitive_attr_t?
    ) throws(OneDNNError) {
        var descriptor: dnnl_primitive_desc_t?
        defer { unsafe _ = descriptor.map { unsafe dnnl_primitive_desc_destroy($0) } }
        try check(
            unsafe conednn_copy_descriptor_create(&descriptor, engine.handle, source, destination, attributes),
            "weights of a \(name)")
        try unsafe addStep(
            descriptor,
            [
                dnnl_exec_arg_t(arg: conednn_arg_from(), memory: source),
                dnnl_exec_arg_t(arg: conednn_arg_to(), memory: destination),
            ])
    }

    private func addStep(
        _ descriptor: dnnl_primitive_desc_t?, _ arguments: [dnnl_exec_arg_t]
    ) throws(OneDNNError) {
        let handle = unsafe engine.handle
        let scratchpad = try unsafe memory { unsafe conednn_scratchpad_create($0, handle, descriptor) }
        var primitive: dnnl_primitive_t?
        try check(unsafe dnnl_primitive_create(&primitive, descriptor), name)
        guard let primitive = unsafe primitive else { throw OneDNNError(operation: name, status: 5) }
        unsafe steps.append(
            Step(
                primitive: primitive,
                arguments: arguments + [dnnl_exec_arg_t(arg: conednn_arg_scratchpad(), memory: scratchpad)]))
    }

    /// Memory that is freed with the rest.
    private func memory(
        _ create: (UnsafeMutablePointer<dnnl_memory_t?>) -> dnnl_status_t
    ) throws(OneDNNError) -> dnnl_memory_t {
        var memory: dnnl_memory_t?
        try check(unsafe create(&memory), "memory of a \(name)")
        guard let memory = unsafe memory else { throw OneDNNError(operation: name, status: 1) }
        unsafe memories.append(memory)
        return unsafe memory
    }
}

extension ConvolutionOperands {
    fileprivate var inputArgument: Int32 {
        kind == conednn_backward_data ? conednn_arg_diff_src() : conednn_arg_src()
    }

    fileprivate var outputArgument: Int32 {
        kind == conednn_forward ? conednn_arg_dst() : conednn_arg_diff_dst()
    }

    fileprivate var weightsArgument: Int32 {
        kind == conednn_backward_weights ? conednn_arg_diff_weights() : conednn_arg_weights()
    }
}

extension TensorView {
    fileprivate var dataType: dnnl_data_type_t { element == .float32 ? dnnl_f32 : dnnl_bf16 }
}
