/// Names by which files say which rows are for training and which for testing.
enum SplitNames {
    /// Names of columns with a part's name in each row, written together.
    private static let columns: Set<String> = [
        "split", "set", "fold", "partition", "subset", "part", "usage", "datasplit", "dataset", "datasetsplit",
        "splitname",
        "splitset", "traintest", "traintestsplit", "trainvaltest", "trainvaltestsplit",
    ]
    /// Names of columns with the number of a fold in each row, written together.
    private static let folds: Set<String> = [
        "fold", "folds", "kfold", "cvfold", "foldid", "foldidx", "foldindex", "foldno", "foldnr", "foldnum",
        "foldnumber",
    ]
    /// Words beside that of a part which say that there is a yes or no for each row.
    private static let maskWords: Set<String> = ["mask", "is", "in", "set", "split", "flag"]
    /// Words beside that of a part which say that there are numbers of rows.
    private static let indexWords: Set<String> = [
        "idx", "index", "indices", "indexes", "ind", "inds", "rows",
    ]
    /// Groups whose members need no word but that of their part.
    private static let folders: Set<String> = ["split", "splits", "partition", "partitions", "mask", "masks"]

    /// True if a column is named like one that gives the part of each row: "split", "Set", "train_test".
    static func isColumn(_ name: String) -> Bool { columns.contains(letters(of: name)) }

    /// True if a column is named like one that gives the number of each row's fold: "fold", "kFold", "cv_fold".
    static func isFolds(_ name: String) -> Bool { folds.contains(letters(of: name)) }

    private static func letters(of name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.filter(\.properties.isAlphabetic))).lowercased()
    }

    /// The part that a text names: "train", "Validation", "test set"; nil where it names none, or more.
    static func part(_ text: String) -> ArrayRole.Part? {
        guard text.utf8.count <= 32 else { return nil }
        let words = ArrayRole.words(of: text).filter { !["set", "split", "data"].contains($0) }
        return words.count == 1 ? ArrayRole.parts[words[0]] : nil
    }

    /// A name such as "train_mask", "is_test", "val_idx" or "split/train".
    struct Member {
        let part: ArrayRole.Part
        /// The rest of the name, which the members of one split have in common.
        let key: String
        /// True if the name says that there is a yes or no for each row.
        let saysMask: Bool
        /// True if the name says that there are numbers of rows.
        let saysIndex: Bool

        /// Reads a path; nil where it is called otherwise.
        init?(path: String) {
            let names = path.split { $0 == "/" || $0 == ":" }.map(String.init)
            guard let name = names.last else { return nil }
            var words = ArrayRole.words(of: name).flatMap(Self.parted)
            guard let place = words.firstIndex(where: { ArrayRole.parts[$0] != nil }),
                let part = ArrayRole.parts[words[place]]
            else { return nil }
            words.remove(at: place)
            // A number counts splits, and is a part of their name.
            let known = words.filter { Int($0) == nil }
            guard known.allSatisfy({ SplitNames.maskWords.contains($0) || SplitNames.indexWords.contains($0) }) else {
                return nil
            }
            let folder = names.dropLast().last?.lowercased() ?? ""
            saysMask = known.contains(where: SplitNames.maskWords.contains) || SplitNames.folders.contains(folder)
            saysIndex = known.contains(where: SplitNames.indexWords.contains) || SplitNames.folders.contains(folder)
            guard saysMask || saysIndex else { return nil }
            self.part = part
            key = (names.dropLast() + [words.joined(separator: " ")]).joined(separator: "/")
        }

        /// "trainidx" in two.
        private static func parted(_ word: String) -> [String] {
            for end in SplitNames.indexWords.union(["mask"]) where word.hasSuffix(end) {
                let start = String(word.dropLast(end.count))
                if ArrayRole.parts[start] != nil { return [start, end] }
            }
            return [word]
        }
    }
}
