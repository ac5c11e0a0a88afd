internal import CSystem

/// Numbers in ASCII as C's `printf` writes them, rounded exactly, whatever the user's language.
package enum PrintedNumber {
    /// A number with so many decimals: "0.50".
    package static func fixed(_ value: Double, decimals: Int) -> String { text(value, "f", precision: decimals) }

    /// A number with one digit before the point, so many after it, and a power of ten: "5.0e-01".
    package static func scientific(_ value: Double, decimals: Int) -> String { text(value, "e", precision: decimals) }

    /// A number to so many significant digits, without zeros at its end: "0.5".
    package static func general(_ value: Double, digits: Int) -> String { text(value, "g", precision: digits) }

    private static func text(_ value: Double, _ form: Unicode.Scalar, precision: Int) -> String {
        let form = CChar(truncatingIfNeeded: form.value)
        let precision = Int32(clamping: max(0, precision))
        let count = CSystem_print_number(nil, 0, form, precision, value)
        return unsafe String(unsafeUninitializedCapacity: Int(count) + 1) { buffer in
            // One byte more, for the zero at the end of C's texts.
            Int(unsafe CSystem_print_number(buffer.baseAddress, buffer.count, form, precision, value))
        }
    }
}
