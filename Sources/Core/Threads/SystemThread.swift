internal import CSystem

/// Threads of the system, away from Swift's cooperative ones.
package enum SystemThread {
    /// Starts a thread that runs a closure and ends with it.
    ///
    /// - Parameters:
    ///   - name: What debuggers call it; of longer ones than 15 bytes they show the beginning.
    ///   - body: What it does.
    /// - Returns: False where the system grants no further thread: the closure is not run then.
    @discardableResult
    package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        let context = unsafe Unmanaged.passRetained(Work(name: name, body: body)).toOpaque()
        let status = unsafe CSystem_start_thread(
            stackBytes,
            { context in
                guard let context = unsafe context else { return nil }
                let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
                unsafe CSystem_name_thread(work.name)
                work.body()
                return nil
            }, context)
        guard status != 0 else { return true }
        unsafe Unmanaged<Work>.fromOpaque(context).release()
        return false
    }

    /// The stack of each thread, in bytes: as much as the main thread usually has.
    private static let stackBytes = 8 << 20

    private final class Work: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
