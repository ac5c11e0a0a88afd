/// The advice on a list that an option does not take.
package enum ListAdvice {
    /// Names the invalid parts of a list, and the list that was probably meant.
    ///
    /// - Parameters:
    ///   - text: The list, its parts separated by commas.
    ///   - isValid: Tells whether the option takes a part.
    ///   - nearest: The valid part that an invalid one was probably meant to be; nil if there is none.
    /// - Returns: "The invalid part is aee. Did you mean pca,ae?", or one of the two; nil if there is nothing to say.
    package static func text(
        on text: String, isValid: (String) -> Bool, nearest: (String) -> String?
    ) -> String? {
        let parts = text.listParts
        let invalid = parts.filter { !isValid($0) }
        guard !invalid.isEmpty else { return nil }
        let meant = parts.compactMap { isValid($0) ? $0 : nearest($0) }
        let question = meant.count == parts.count ? "Did you mean \(meant.joined(separator: ","))?" : nil
        guard parts.count > 1 else { return question }
        let names = invalid.prefix(5).map { $0.isEmpty ? "an empty one" : $0.escaped }
        let naming = "The invalid part\(names.count == 1 ? " is" : "s are") \(names.listed("and"))."
        return [naming, question].compactMap(\.self).joined(separator: " ")
    }
}

extension StringProtocol {
    /// The parts of a list, which are separated by commas, without spaces around them.
    package var listParts: [String] {
        split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingSpaces)
    }

    /// The text without spaces around it.
    package var trimmingSpaces: String { trimmed { $0 == " " } }
}
