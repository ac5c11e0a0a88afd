internal import CLAPACK

/// The threads that OpenBLAS has for the whole process.
///
/// Everything here runs on the thread that calls it, whatever their number: each call sets it to one first.
enum LinearAlgebraThreads {
    /// Sets how many there are, as other libraries in the process may.
    ///
    /// - Precondition: `count > 0`.
    static func set(_ count: Int) {
        precondition(count > 0, "\(count) threads")
        openblas_set_num_threads(CInt(clamping: count))
    }

    /// The number of threads now.
    static var count: Int { Int(openblas_get_num_threads()) }
}
