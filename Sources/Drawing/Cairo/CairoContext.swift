internal import CPangoCairo

/// A Cairo drawing context with the surface that it draws on, both owned.
///
/// A class because a document and the canvas of its pages share it.
@safe final class CairoContext {
    private let surface: OpaquePointer
    private let context: OpaquePointer
    /// Who gets what the surface writes, which it may do until it is destroyed.
    private let receiver: ByteSink?

    /// Takes over a surface made by `make`.
    ///
    /// - Throws: `DrawingError` where Cairo can't make the surface or a context on it.
    init(writingTo receiver: ByteSink? = nil, _ make: () -> OpaquePointer?) throws(DrawingError) {
        // Cairo answers a failure with a surface in an error state, on which every later call is ignored.
        guard let surface = unsafe make(), let context = unsafe cairo_create(surface) else {
            throw DrawingError("Cairo made no surface.")
        }
        self.receiver = receiver
        unsafe self.surface = unsafe surface
        unsafe self.context = unsafe context
        try check("make a drawing surface")
    }

    deinit {
        // A surface that was never finished writes its end now.
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    func withContext<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(context) }

    func withSurface<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(surface) }

    /// Ends drawing, so that all of the output is with its receiver.
    func finish(_ operation: String) throws(DrawingError) {
        try check(operation)
        unsafe cairo_surface_finish(surface)
        try check(operation)
    }

    /// Throws what Cairo found wrong since the context was made.
    func check(_ operation: String) throws(DrawingError) {
        for status in unsafe [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS
        {
            let message = unsafe cairo_status_to_string(status).map { unsafe String(cString: $0) } ?? "unknown error"
            throw DrawingError("Cairo could not \(operation): \(message).")
        }
    }
}
