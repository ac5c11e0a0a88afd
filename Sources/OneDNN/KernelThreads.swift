internal import COneDNN

/// Calls a closure while oneDNN may use so many threads for what the calling thread asks of it.
///
/// oneDNN asks OpenMP how many there are when a kernel is made, whose work it divides among them, and again when it runs; sums
/// that are divided in another way have other last bits. OpenMP has a number for each thread, which is that of the cores until
/// somebody sets another. So nothing may be asked of oneDNN but in here: then no result depends on the thread that asks, on the
/// cores, or on what else goes on in the process.
///
/// - Parameters:
///   - count: The number of threads, the calling one included.
///   - body: Makes kernels, or runs them.
/// - Returns: The closure's result.
/// - Throws: The closure's error.
@inline(__always)
func withKernelThreads<Value, Failure>(
    _ count: Int, _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
    let before = omp_get_max_threads()
    let wanted = Int32(clamping: count)
    guard before != wanted else { return try body() }
    omp_set_num_threads(wanted)
    defer { omp_set_num_threads(before) }
    return try body()
}

/// The number of threads that oneDNN would use for a call from this thread.
var kernelThreads: Int { Int(omp_get_max_threads()) }
