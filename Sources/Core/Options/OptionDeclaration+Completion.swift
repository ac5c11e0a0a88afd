extension OptionDeclaration {
    /// The same option, whose value a shell completes to some words separated by commas.
    package func completing(listsOf words: [String]) -> OptionDeclaration {
        var declaration = self
        declaration.signature.choices = words
        declaration.signature.takesList = true
        return declaration
    }
}

extension OptionSignature {
    /// The values that what was typed so far may become: a list of words, each once, that ends in any other.
    ///
    /// - Parameter typed: The value as it was typed so far: "pca,a".
    /// - Returns: "pca,ae", "pca,vae" and so on, without those that begin otherwise.
    package func completions(of typed: String) -> [String] {
        var parts = typed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let last = parts.popLast() ?? ""
        let beginning = parts.map { $0 + "," }.joined()
        return choices.filter { $0.hasPrefix(last) && !parts.contains($0) }.map { beginning + $0 }
    }
}
