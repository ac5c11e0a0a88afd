internal import Rows

/// The role of a data set, as its name suggests.
struct ArrayRole: Sendable, Equatable {
    enum Kind: Sendable {
        case data, label
        /// The coordinates of an axis, which say nothing of a row but where it is.
        case axis
        /// Something that data were corrected by, or a look at them: dark images, thumbnails, bounds of cells.
        case aside
    }

    typealias Part = OwnSplit.Part

    /// The kind that its name stands for, or what else the file says of it; nil if that is neither data nor labels.
    var kind: Kind?
    /// The part of the rows that it is called after.
    let part: Part?
    /// The words of the path that do not name a part: the same for the training and the test rows of one thing.
    let key: [String]
    /// The rank of a label's name: 0 is the best.
    let labelRank: Int

    /// True if the last part of the path is a label's name alone, apart from words for the part of the rows.
    var isOneWord: Bool { labelRank < ArrayRole.labelWords.count }

    /// True if it is named after the training rows or after no part: `X` beside `X_test`.
    var mayBeTraining: Bool { part == .training || part == nil }

    /// Reads the words of a path, the last part first.
    init(path: String) {
        let words = path.split(separator: "/").map { ArrayRole.words(of: String($0)) }
        var kind: Kind? = words.contains(where: ArrayRole.areOfAside) ? .aside : nil
        var part: Part?
        var key: [String] = []
        for component in words.reversed() {
            for word in component.reversed() {
                if let named = ArrayRole.parts[word] {
                    if part == nil { part = named }
                    continue
                }
                key.append(word)
            }
            let component = ArrayRole.withoutCoordinate(component)
            if kind == nil {
                // "train_labels" and "image_label" are labels, whatever else they are called.
                if component.contains(where: ArrayRole.labelWords.contains), !ArrayRole.areOfOthers(component) {
                    kind = .label
                } else if component.contains(where: ArrayRole.dataWords.contains),
                    component.count == 1 || !ArrayRole.describing.contains(component[component.count - 1])
                {
                    kind = .data
                }
            }
        }
        self.kind = kind
        self.part = part
        self.key = key
        let name = (words.last ?? []).filter { ArrayRole.parts[$0] == nil && $0 != "set" }
        labelRank =
            name.count == 1
            ? ArrayRole.labelWords.firstIndex(of: name[0]) ?? ArrayRole.labelWords.count
            : ArrayRole.labelWords.count
    }

    /// The words that name a part of the rows.
    static let parts: [String: Part] = [
        "train": .training, "training": .training, "tr": .training,
        "val": .validation, "valid": .validation, "validation": .validation, "dev": .validation,
        "test": .test, "testing": .test, "te": .test,
    ]

    private static let dataWords = [
        "x", "data", "images", "image", "imgs", "img", "features", "feature", "inputs", "input", "samples", "pixels",
        "matrix", "observations", "spectra",
    ]

    /// Last words of names for what is known of data: "image_size", "sample_id".
    private static let describing: Set = [
        "size", "sizes", "shape", "shapes", "id", "ids", "name", "names", "path", "paths", "idx", "idxs", "index",
        "indices", "count", "counts", "format",
    ]

    /// Words before "x" or "y", or after it, that make a coordinate of it, rather than data or a label.
    private static let placed: Set = [
        "pos", "position", "positions", "coord", "coords", "coordinate", "coordinates", "center", "centre", "centroid",
        "location", "loc", "grid", "glt", "ortho", "spatial", "pixel", "map", "mesh", "node", "offset", "shift",
        "velocity", "velocities", "vel", "momentum", "momenta", "force", "forces", "acceleration", "displacement",
        "component",
        "direction", "gradient",
    ]

    /// The words of a name but for an "x" or "y" that is a coordinate or a component: "centre_x", "glt_y", "x-velocity".
    private static func withoutCoordinate(_ words: [String]) -> [String] {
        guard words.count > 1 else { return words }
        if ["x", "y"].contains(words[words.count - 1]), placed.contains(words[words.count - 2]) {
            return words.dropLast()
        }
        return ["x", "y"].contains(words[0]) && placed.contains(words[1]) ? Array(words.dropFirst()) : words
    }

    /// True of the words of a name that says where labels of several elements begin, or how many there are of each, or that has codes of a
    /// model: "label_start_ix", "droplet_latents".
    private static func areOfOthers(_ words: [String]) -> Bool {
        words.count > 1 && ["ix", "length", "lengths", "offset", "offsets", "latents"].contains(words[words.count - 1])
    }

    /// From the most usual to the least.
    private static let labelWords = [
        "label", "labels", "y", "target", "targets", "class", "classes", "category", "categories", "phase", "digit",
        "digits", "species", "factors", "latents", "annotation", "annotations",
    ]

    /// True of the words of a name that says what data were corrected by, or a look at them.
    private static func areOfAside(_ words: [String]) -> Bool {
        if words.contains(where: asides.contains) { return true }
        guard words.count == 2, let last = words.last else { return false }
        let isBounds = ["bounds", "bnds"].contains(last) && AxisKind(name: words[0]) != nil
        // "flat_data" is flattened more often than a flat field.
        let isCorrection = corrections.contains { word in
            words.contains(word) && words.contains { corrected.contains($0) && (word != "flat" || $0 != "data") }
        }
        return isBounds || isCorrection
    }

    private static let asides: Set = ["thumbnail", "thumbnails", "bnds", "flatfield", "darkfield", "whitefield"]
    private static let corrections: Set = ["dark", "white", "flat"]
    private static let corrected: Set = ["field", "fields", "frame", "frames", "reference", "data"]

    /// True if it says nothing of a row: the coordinates of an axis, or what data were corrected by.
    var isBesideRows: Bool { kind == .axis || kind == .aside }

    /// The words of all parts of a path, in lower case.
    static func words(ofPath path: String) -> [String] { path.split(separator: "/").flatMap { words(of: String($0)) } }

    /// The words of a name in lower case: "xTrain", "x_train" and "xtrain" are all "x" and "train".
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var lastWasLower = false
        for character in name {
            if !character.isLetter && !character.isNumber {
                if !word.isEmpty { words.append(word) }
                word = ""
                lastWasLower = false
                continue
            }
            if character.isUppercase && lastWasLower {
                words.append(word)
                word = ""
            }
            lastWasLower = character.isLowercase
            word += character.lowercased()
        }
        if !word.isEmpty { words.append(word) }
        return words.flatMap(parted)
    }

    /// A word that is two run together, such as "xtrain" or "testlabels", in two.
    private static func parted(_ word: String) -> [String] {
        if parts[word] != nil || dataWords.contains(word) || labelWords.contains(word) { return [word] }
        for part in ["training", "train", "validation", "valid", "val", "testing", "test"] {
            if word.hasPrefix(part), isKnown(word.dropFirst(part.count)) {
                return [part, String(word.dropFirst(part.count))]
            }
            if word.hasSuffix(part), isKnown(word.dropLast(part.count)) {
                return [String(word.dropLast(part.count)), part]
            }
        }
        return [word]
    }

    /// True if a word names data, labels, or a part of the rows.
    static func isRoleWord(_ word: String) -> Bool {
        parts[word] != nil || dataWords.contains(word) || labelWords.contains(word)
    }

    private static func isKnown(_ word: Substring) -> Bool {
        dataWords.contains(String(word)) || labelWords.contains(String(word))
    }
}
