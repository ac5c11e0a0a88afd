/// Names of columns that usually say which rows belong together.
package enum GroupNames {
    /// Who or what rows come from, then what they come out of, then what they were measured with: the likelier something new is to
    /// come from elsewhere, the earlier.
    private static let words = [
        "patient", "donor", "subject", "participant", "individual", "person", "animal", "mouse", "mice", "monkey",
        "speaker", "writer", "author", "user", "customer", "household", "family", "specimen", "biopsy", "cohort",
        "hospital", "site", "scene", "video", "clip", "recording", "session", "sample", "batch", "plate", "slide",
        "well", "chip", "lane", "run",
    ]
    /// Words that alone say little: a sample may be a row, and a run or a site a number of something.
    private static let vagueWords: Set<String> = ["sample", "run", "site", "lane", "chip", "user", "family"]
    /// Words after that of a group which say that the column names it.
    private static let naming: Set<String> = [
        "id", "ids", "identifier", "ident", "no", "nr", "num", "number", "name", "code", "key", "index", "idx", "uuid",
        "barcode",
    ]
    /// Words before that of a group which make something else of it: how many there are, what there is in each, whether it is one.
    private static let quantifying: Set<String> = [
        "n", "num", "number", "count", "total", "nb", "mean", "per", "of", "by", "is", "has",
    ]
    /// Names that hold no word of a group, and are known for it: Seurat's sample of a cell.
    private static let known: Set<String> = ["orig ident"]

    /// Those of some columns that are called like groups, the likeliest first; of names as likely, the first one first.
    ///
    /// - Parameters:
    ///   - columns: The columns.
    ///   - name: The name of a column.
    /// - Returns: The columns in their new order.
    package static func ranked<Column>(_ columns: [Column], by name: (Column) -> String) -> [Column] {
        columns.enumerated().compactMap { place, column in
            rank(name(column)).map { (rank: $0, place: place, column: column) }
        }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.column)
    }

    /// The place of a column's name among those that are called like groups, the likeliest first; nil for other names.
    ///
    /// "patient", "donor_id", "Sample ID" and "PatientID" are called so. What is called after a group and something else is a property
    /// of it: "patient_age", "n_subjects".
    package static func rank(_ name: String) -> Int? {
        var words = self.words(of: name)
        if known.contains(words.joined(separator: " ")) { return self.words.firstIndex(of: "sample") }
        guard let first = words.first, !words.dropLast().contains(where: quantifying.contains) else { return nil }
        var isNamed = false
        while words.count > 1, let last = words.last, naming.contains(last) {
            words.removeLast()
            isNamed = true
        }
        if words.count > 1, first == "id" { isNamed = true }
        guard let last = words.last else { return nil }
        for (word, names) in [(last, isNamed), (String(last.dropLast(2)), last.hasSuffix("id"))] {
            let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
            guard let rank = self.words.firstIndex(of: word) ?? self.words.firstIndex(of: singular) else { continue }
            return names || isNamed || !vagueWords.contains(self.words[rank]) ? rank : nil
        }
        return nil
    }

    /// The words of a name in lower case: "PatientID", "patient_id" and "patient.id" are all "patient" and "id".
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var last: Character = " "
        for character in name {
            defer { last = character }
            guard character.isLetter else { continue }
            if !last.isLetter || last.isLowercase && character.isUppercase {
                words.append(character.lowercased())
            } else {
                words[words.count - 1] += character.lowercased()
            }
        }
        return words
    }
}
