/// Names of columns that usually say which rows belong together.
package enum GroupNames {
    private static let words: Set<String> = [
        "animal", "batch", "cohort", "donor", "individual", "mouse", "participant", "patient", "person", "plate",
        "scene",
        "session", "slide", "speaker", "specimen", "subject", "video", "well", "writer",
    ]

    /// True if a column is named like groups of rows: "patient", "donor_id", "Sample ID", "PatientID".
    package static func include(_ name: String) -> Bool {
        let letters = name.lowercased().split { !$0.isLetter }.map(String.init)
        let plain = letters.flatMap { [$0, $0.hasSuffix("id") ? String($0.dropLast(2)) : $0] }
            .flatMap { [$0, $0.hasSuffix("s") ? String($0.dropLast()) : $0] }
        return plain.contains { words.contains($0) }
            || (plain.contains("sample") && letters.last?.hasSuffix("id") == true)
    }
}
