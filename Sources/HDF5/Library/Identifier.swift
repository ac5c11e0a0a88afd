internal import CHDF5

/// The owner of one of the library's identifiers: a file, group, data set, type, space or property list.
package struct Identifier: ~Copyable, Sendable {
    let number: hid_t

    /// Takes over an identifier that the library has just handed out.
    init(adopting number: hid_t) {
        self.number = number
    }

    deinit {
        // Nothing can be done about a failure here; writers call `close()`, which checks.
        _ = Library.locked { H5Idec_ref(number) }
    }
}
