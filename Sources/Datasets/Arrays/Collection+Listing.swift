extension Collection<String> {
    /// The first of some texts in a sentence, with "…" where there are more: "a, b, …".
    func listed(most: Int = 8) -> String {
        prefix(most).joined(separator: ", ") + (count > most ? ", …" : "")
    }
}
