internal import CHDF5

/// The library's account of the last failure on this thread.
enum ErrorStack {
    /// The frames of the stack, innermost first.
    static func frames() -> [HDF5Error.Frame] {
        var frames: [HDF5Error.Frame] = []
        let visit: @convention(c) (UInt32, UnsafePointer<H5E_error2_t>?, UnsafeMutableRawPointer?) -> herr_t = {
            _, entry, context in
            guard let entry = unsafe entry?.pointee, let context = unsafe context else { return 0 }
            let frame = HDF5Error.Frame(
                function: unsafe entry.func_name.map { unsafe String(cString: $0) } ?? "",
                message: unsafe entry.desc.map { unsafe String(cString: $0) } ?? "")
            unsafe context.assumingMemoryBound(to: [HDF5Error.Frame].self).pointee.append(frame)
            return 0
        }
        let status = unsafe withUnsafeMutablePointer(to: &frames) { frames in
            unsafe H5Ewalk2(CHDF5_H5E_DEFAULT(), H5E_WALK_UPWARD, visit, frames)
        }
        return status < 0 ? [] : frames
    }
}
