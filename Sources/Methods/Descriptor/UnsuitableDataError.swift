/// Data that a method can't be fitted to as the user has chosen.
package struct UnsuitableDataError: Error {
    /// The reason and what to try, as the rest of a sentence that begins with the data's path, and further sentences.
    package let predicate: String

    package init(_ predicate: String) { self.predicate = predicate }
}
