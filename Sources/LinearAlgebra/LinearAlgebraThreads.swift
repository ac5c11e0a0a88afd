internal import CLAPACK

/// The threads that matrix products and decompositions run on.
package enum LinearAlgebraThreads {
    /// Sets how many threads one call may use, for the whole process.
    ///
    /// - Precondition: `count > 0`.
    package static func set(_ count: Int) {
        precondition(count > 0, "\(count) threads")
        openblas_set_num_threads(CInt(clamping: count))
    }

    /// How many threads one call may use now.
    package static var count: Int { Int(openblas_get_num_threads()) }
}
