internal import Core
internal import HDF5
internal import Rows

/// The choice of the data set that is the data.
struct DataChoice {
    private let contents: FileContents

    init(_ contents: FileContents) {
        self.contents = contents
    }

    /// The data set that the user names, else the one that is called so, else the only one of its shape.
    ///
    /// - Returns: The data set, and why it, as the half of a sentence.
    /// - Throws: `DatasetError` that lists what could be meant, where it would be a guess.
    func choose(_ options: ReadingOptions) throws(DatasetError) -> (StoredArray, why: String) {
        if let path = options.dataPath {
            return (try contents.requireArray(path, option: "--data", isFit: \.isMatrix), "chosen with --data")
        }
        let candidates = candidates(options)
        guard let first = candidates.first else { throw DatasetError.noMatrix(contents) }
        if candidates.count == 1 {
            let isAlone = contents.matrices.count == 1
            return (
                first,
                isAlone ? "the only numeric matrix in the file" : "the only one that is not of labels or test rows"
            )
        }

        let named = candidates.filter { $0.role.kind == .data || isTrainingPart($0) }
        if let only = shallowest(named) { return (only, "called as data usually are") }
        if named.isEmpty, let largest = muchLargest(candidates) {
            return (largest, "by far the largest numeric matrix in the file")
        }
        throw DatasetError.ambiguous(named.isEmpty ? candidates : named, contents)
    }

    /// A hint at what else could be the data, with what to type; empty if the user has chosen.
    func alternatives(to data: StoredArray, _ options: ReadingOptions) -> [String] {
        guard options.dataPath == nil else { return [] }
        let others = candidates(options).filter { !$0.path.hasSameBytes(as: data.path) }
        guard !others.isEmpty else { return [] }
        let list = others.prefix(8).map { "--data \($0.path.escaped.shellWord) (\($0.summary))" }
        return ["Other data: \(list.joined(separator: ", "))\(others.count > 8 ? ", …" : "")."]
    }

    /// The matrices that could be the data, those aside that are labels or the test rows of another, or that the user
    /// names as something else.
    private func candidates(_ options: ReadingOptions) -> [StoredArray] {
        let labels = ([options.labelsPath] + options.furtherLabelsPaths).map { path in
            path.map { LabelChoice.parts(of: $0, in: contents).path }
        }
        let taken = (labels + [options.testDataPath, options.testLabelsPath]).compactMap { path in
            path.flatMap { contents.array(at: $0)?.path }
        }
        let others = contents.matrices.filter { matrix in !taken.contains { matrix.path.hasSameBytes(as: $0) } }
        let all = others.isEmpty ? contents.matrices : others
        // A table beside a matrix of as many rows says what is known of them.
        let matrices = all.filter { matrix in
            !matrix.isTable || !all.contains { !$0.isTable && $0.shape.contains(matrix.rowCount) }
        }
        let training = matrices.filter { matrix in
            switch matrix.role.part {
            case nil, .training: true
            case .test, .validation:
                !matrices.contains { $0.role.mayBeTraining && $0.role.key == matrix.role.key }
            }
        }
        let unlabelling = training.filter { $0.role.kind != .label }
        return unlabelling.isEmpty ? training : unlabelling
    }

    /// True if it is named after the training rows only, and the test rows are there too.
    private func isTrainingPart(_ array: StoredArray) -> Bool {
        array.role.kind == nil && array.role.part == .training && contents.partner(of: array, part: .test) != nil
    }

    /// The one that is in fewer groups than all others.
    private func shallowest(_ arrays: [StoredArray]) -> StoredArray? {
        guard let least = arrays.map(\.depth).min() else { return nil }
        let nearest = arrays.filter { $0.depth == least }
        return nearest.count == 1 ? nearest[0] : nil
    }

    private func muchLargest(_ arrays: [StoredArray]) -> StoredArray? {
        let sorted = arrays.sorted { $0.elementCount > $1.elementCount }
        guard sorted.count > 1, sorted[0].elementCount / 8 >= sorted[1].elementCount else {
            return sorted.count == 1 ? sorted[0] : nil
        }
        return sorted[0]
    }
}

extension FileContents {
    /// The data set that is to one part of the rows what another is to its own, with rows of the same shape.
    func partner(of array: StoredArray, part: ArrayRole.Part) -> StoredArray? {
        guard array.role.mayBeTraining else { return nil }
        return arrays.first {
            $0.role.part == part && $0.role.key == array.role.key && !$0.path.hasSameBytes(as: array.path)
                && $0.rowCount > 0
                && ($0.shape.dropFirst() == array.shape.dropFirst() || $0.asColumn.isColumn && array.asColumn.isColumn)
                && $0.type.isNumeric == array.type.isNumeric
        }
    }

    /// The array that the user names, as a path in this file or as `FILE:PATH` in another.
    ///
    /// - Throws: `DatasetError` that lists what there is, where nothing of that name can be used so.
    func requireArray(
        _ path: String, option: String, isFit: (StoredArray) -> Bool
    ) throws(DatasetError) -> StoredArray {
        if let array = array(at: path), isFit(array) { return array }
        if node(at: path) == nil, let other = try OtherFile(path, beside: source) {
            return try FileContents(other.source, prefix: other.name + ":")
                .requireArray(other.path, option: option, isFit: isFit)
        }
        let fit = arrays.filter(isFit)
        guard let node = node(at: path) else {
            if let array = array(at: path) { throw .unfit(array, option: option, fit, self) }
            throw .noSuchPath(path, option: option, fit, self)
        }
        guard let array = array(at: path) else {
            let inside = fit.filter { $0.path.hasPrefix(prefix + (node.path == "/" ? "/" : node.path + "/")) }
            throw .unusable(
                "\(node.path.escaped) in \(file.escaped), named by \(option), is not a data set. "
                    + DatasetError.listing(inside.isEmpty ? fit : inside, option: option))
        }
        throw .unfit(array, option: option, fit, self)
    }

    /// The choices of data, for the end of a message.
    func howToChoose() -> String {
        matrices.isEmpty
            ? "There is no other numeric matrix in it." : DatasetError.listing(matrices, option: "--data")
    }
}
