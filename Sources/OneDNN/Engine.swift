internal import COneDNN

/// The processor as oneDNN sees it, and the queue that operations run on.
///
/// One a process: oneDNN's CPU engine holds no state that changes, and its stream runs each operation to its end before
/// the call returns.
// Unchecked, since both handles are immutable and oneDNN documents them as safe to share between threads.
@safe final class Engine: @unchecked Sendable {
    static let shared: Result<Engine, OneDNNError> = Result { () throws(OneDNNError) in try Engine() }

    let handle: dnnl_engine_t
    let stream: dnnl_stream_t

    private init() throws(OneDNNError) {
        var engine: dnnl_engine_t?
        try check(unsafe dnnl_engine_create(&engine, dnnl_cpu, 0), "engine")
        guard let engine = unsafe engine else { throw OneDNNError(operation: "engine", status: 5) }
        var stream: dnnl_stream_t?
        try check(unsafe dnnl_stream_create(&stream, engine, dnnl_stream_default_flags.rawValue), "stream")
        guard let stream = unsafe stream else { throw OneDNNError(operation: "stream", status: 5) }
        unsafe self.handle = engine
        unsafe self.stream = stream
    }
}

/// True if the processor has instructions for products of bfloat16.
public func processorHasBFloat16() -> Bool { conednn_has_bfloat16() != 0 }

/// oneDNN's version, "2.6.3".
public func oneDNNVersion() -> String {
    guard let version = unsafe dnnl_version() else { return "unknown" }
    let numbers = unsafe version.pointee
    return unsafe "\(numbers.major).\(numbers.minor).\(numbers.patch)"
}
