internal import COneDNN

/// A oneDNN call that failed.
public struct OneDNNError: Error, CustomStringConvertible, Equatable {
    /// The operation that failed, with its shapes.
    public let operation: String
    /// oneDNN's status code.
    public let status: Int

    public var description: String {
        let reasons = [
            1: "out of memory", 2: "invalid arguments", 3: "not implemented for this processor",
            5: "runtime error", 6: "not required",
        ]
        return "oneDNN: \(operation): \(reasons[status] ?? "status \(status)")"
    }
}

/// Throws where a call did not succeed.
func check(_ status: dnnl_status_t, _ operation: @autoclosure () -> String) throws(OneDNNError) {
    guard status == dnnl_success else { throw OneDNNError(operation: operation(), status: Int(status.rawValue)) }
}
