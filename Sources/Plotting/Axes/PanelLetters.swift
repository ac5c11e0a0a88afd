/// The letters that name the panels of a figure.
package enum PanelLetters {
    private static let alphabet = "abcdefghijklmnopqrstuvwxyz".map(String.init)

    /// The letters of so many panels: "a" to "z", then "aa", "ab" and so on.
    package static func first(_ count: Int) -> [String] { (0..<max(0, count)).map(letter) }

    /// The letter of a panel, counted from 0.
    static func letter(_ place: Int) -> String {
        let last = alphabet[place % alphabet.count]
        return place < alphabet.count ? last : letter(place / alphabet.count - 1) + last
    }
}
