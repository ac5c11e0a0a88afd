internal import CHDF5
internal import Foundation

/// The types that values are handed to the library in, numbers aside.
enum MemoryType {
    private static let operation = "describe the type of"

    /// Text in UTF-8, of any length.
    static func variableString(at location: HDF5Location) throws(HDF5Error) -> Identifier {
        let type = try Library.open(operation, at: location) { H5Tcopy(CHDF5_H5T_C_S1()) }
        let number = type.number
        try Library.check(operation, at: location) {
            H5Tset_size(number, CHDF5_H5T_VARIABLE()) < 0 ? -1 : H5Tset_cset(number, H5T_CSET_UTF8)
        }
        return type
    }

    /// The two-valued enumeration that h5py reads as a boolean.
    static func boolean(at location: HDF5Location) throws(HDF5Error) -> Identifier {
        let type = try Library.open(operation, at: location) { H5Tenum_create(CHDF5_H5T_NATIVE_INT8()) }
        let number = type.number
        try Library.check(operation, at: location) {
            var (no, yes): (Int8, Int8) = (0, 1)
            let status = unsafe H5Tenum_insert(number, "FALSE", &no)
            return status < 0 ? status : unsafe H5Tenum_insert(number, "TRUE", &yes)
        }
        return type
    }

    /// Calls with an array of pointers to the strings, each ended by a zero byte.
    static func withPointers(to strings: [String], _ body: (UnsafeRawPointer?) -> herr_t) -> herr_t {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(bytes.count)
            bytes.append(contentsOf: string.utf8.lazy.map { CChar(bitPattern: $0) })
            bytes.append(0)
        }
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            let pointers = unsafe starts.map { start in unsafe bytes.baseAddress.map { unsafe $0 + start } }
            return unsafe pointers.withUnsafeBytes { unsafe body($0.baseAddress) }
        }
    }
}
