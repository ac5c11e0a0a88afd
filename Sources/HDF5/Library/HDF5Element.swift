internal import CHDF5

/// A Swift number that the library can convert any stored number to and from.
public protocol HDF5Element: Numeric, BitwiseCopyable, Sendable {
    /// The library's type for this.
    static var nativeElement: HDF5NativeElement { get }
}

/// The numbers of this machine.
public enum HDF5NativeElement: Sendable, CaseIterable {
    case int8, uint8, int16, uint16, int32, uint32, int64, uint64, float, double

    /// The bytes of a number.
    package var byteCount: Int {
        switch self {
        case .int8, .uint8: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float: 4
        case .int64, .uint64, .double: 8
        }
    }

    var isFloat: Bool { self == .float || self == .double }

    /// The library's type; the library owns it.
    var type: hid_t {
        switch self {
        case .int8: CHDF5_H5T_NATIVE_INT8()
        case .uint8: CHDF5_H5T_NATIVE_UINT8()
        case .int16: CHDF5_H5T_NATIVE_INT16()
        case .uint16: CHDF5_H5T_NATIVE_UINT16()
        case .int32: CHDF5_H5T_NATIVE_INT32()
        case .uint32: CHDF5_H5T_NATIVE_UINT32()
        case .int64: CHDF5_H5T_NATIVE_INT64()
        case .uint64: CHDF5_H5T_NATIVE_UINT64()
        case .float: CHDF5_H5T_NATIVE_FLOAT()
        case .double: CHDF5_H5T_NATIVE_DOUBLE()
        }
    }
}

extension Int8: HDF5Element { public static var nativeElement: HDF5NativeElement { .int8 } }
extension UInt8: HDF5Element { public static var nativeElement: HDF5NativeElement { .uint8 } }
extension Int16: HDF5Element { public static var nativeElement: HDF5NativeElement { .int16 } }
extension UInt16: HDF5Element { public static var nativeElement: HDF5NativeElement { .uint16 } }
extension Int32: HDF5Element { public static var nativeElement: HDF5NativeElement { .int32 } }
extension UInt32: HDF5Element { public static var nativeElement: HDF5NativeElement { .uint32 } }
extension Int64: HDF5Element { public static var nativeElement: HDF5NativeElement { .int64 } }
extension UInt64: HDF5Element { public static var nativeElement: HDF5NativeElement { .uint64 } }
extension Int: HDF5Element { public static var nativeElement: HDF5NativeElement { .int64 } }
extension Float: HDF5Element { public static var nativeElement: HDF5NativeElement { .float } }
extension Double: HDF5Element { public static var nativeElement: HDF5NativeElement { .double } }
