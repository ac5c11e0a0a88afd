internal import Core
internal import HDF5
internal import Rows

/// The choice of the data set that is the data.
struct DataChoice {
    private let contents: FileContents
    /// All that it is chosen among, unless the user names it.
    private let matrices: [StoredArray]

    /// A choice of data.
    ///
    /// - Parameters:
    ///   - contents: The contents of the file.
    ///   - candidates: What it is chosen among; nil for all matrices.
    init(_ contents: FileContents, among candidates: [StoredArray]? = nil) {
        self.contents = contents
        matrices = candidates ?? contents.matrices
    }

    /// The data set that the user names, else the one that is called so, else the only one of its shape.
    ///
    /// - Returns: The data set, and why it, as the half of a sentence.
    /// - Throws: `DatasetError` that lists what could be meant, where it would be a guess.
    func choose(_ options: ReadingOptions) throws(DatasetError) -> (StoredArray, why: String) {
        if let path = options.dataPath {
            // Windows are rows of one number at each time, too.
            let isFit: (StoredArray) -> Bool = { options.takes($0) || options.windows != nil && $0.isSeries }
            return (try contents.requireArray(path, option: "--data", isFit: isFit), "chosen with --data")
        }
        let candidates = candidates(options)
        guard let first = candidates.first else { throw DatasetError.noMatrix(contents) }
        if candidates.count == 1 {
            let isAlone = matrices.count == 1
            return (
                first,
                isAlone ? "the only numeric matrix in the file" : "the only one that holds neither labels nor test rows"
            )
        }

        let named = candidates.filter { $0.role.kind == .data || isTrainingPart($0) }
        if let only = shallowest(named), !isSmall(only, beside: named) {
            let kin = candidates.filter { isKin($0, of: only) }
            guard kin.isEmpty else { throw DatasetError.ambiguous([only] + kin, contents) }
            return (only, "called as data usually are")
        }
        if named.isEmpty, let largest = muchLargest(candidates) {
            return (largest, "by far the largest numeric matrix in the file")
        }
        let rest = candidates.filter { one in !named.contains { $0.path.hasSameBytes(as: one.path) } }
        throw DatasetError.ambiguous(named + rest, contents)
    }

    /// A hint at what else could be the data, with what to type; empty if the user has chosen.
    func alternatives(to data: StoredArray, _ options: ReadingOptions) -> [String] {
        guard options.dataPath == nil else { return [] }
        let complexNote = complexNote(beside: data)
        let others = candidates(options).filter { !$0.path.hasSameBytes(as: data.path) }
        guard !others.isEmpty else { return complexNote }
        let list = others.lazy.map { "--data \($0.path.escaped.shellWord) (\($0.summary))" }.listed()
        return ["Other data: \(list)."] + complexNote
    }

    /// A sentence on complex numbers of which there are more than of the data; none where there are fewer.
    private func complexNote(beside data: StoredArray) -> [String] {
        let complex = contents.arrays.first { array in
            guard case .compound = array.type, array.type.fields == nil else { return false }
            return array.shape.count > 1 && array.elementCount > data.elementCount
        }
        return complex.map {
            [
                "\($0.path.escaped) (\($0.summary)) is not read: its magnitudes, or its real and imaginary parts, can be, where they are "
                    + "written as numbers."
            ]
        } ?? []
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
        let series = options.windows != nil && matrices.isEmpty ? contents.arrays.filter(\.isSeries) : matrices
        let others = series.filter { matrix in !taken.contains { matrix.path.hasSameBytes(as: $0) } }
        let all = (others.isEmpty ? series : others).filter { !isMap($0, of: others) }
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
        let own = unlabelling.filter { !$0.role.isBesideRows }
        return [own, unlabelling].first { !$0.isEmpty } ?? training
    }

    /// True if it has one element for each place of another matrix: a map of classes, of depths, of what else is known there.
    private func isMap(_ array: StoredArray, of others: [StoredArray]) -> Bool {
        // A group that is called so is called after all that is in it.
        guard array.shape.count == 2, ArrayRole(path: "/\(array.name)").kind != .data else { return false }
        return others.contains { other in
            if array.isOfPlaces, !other.isOfPlaces, other.shape == array.shape { return true }
            guard !other.isCalledMap, let axes = PixelAxes.axes(of: other.shape, matching: array.shape) else {
                return false
            }
            let isBeside = FileContents.parent(of: other.objectPath)
                .hasSameBytes(as: FileContents.parent(of: array.objectPath))
            return array.isCalledMap
                || (isBeside || array.isOfPlaces) && axes == [0, 1] && other.elementCount / 4 >= array.elementCount
        }
    }

    /// True if it is named after the training rows only, and the test rows are there too.
    private func isTrainingPart(_ array: StoredArray) -> Bool {
        array.role.kind == nil && array.role.part == .training && contents.partner(of: array, part: .test) != nil
    }

    /// True if an array says something else of the same rows under a name with the same first word: "jets" beside "jetImage", but
    /// not "x_scaled" beside "x".
    private func isKin(_ other: StoredArray, of array: StoredArray) -> Bool {
        let words = ArrayRole.words(of: array.name)
        guard words.count > 1, let first = words.first, other.rowCount == array.rowCount, other.role.kind == nil,
            FileContents.parent(of: other.path).hasSameBytes(as: FileContents.parent(of: array.path)),
            !ArrayRole.isRoleWord(first)
        else { return false }
        let start = ArrayRole.words(of: other.name).first ?? ""
        return start == first || start == first + "s"
    }

    /// The one that is in fewer groups than all others.
    private func shallowest(_ arrays: [StoredArray]) -> StoredArray? {
        guard let least = arrays.map(\.depth).min() else { return nil }
        let nearest = arrays.filter { $0.depth == least }
        return nearest.count == 1 ? nearest[0] : nil
    }

    /// True if an array in a group is much smaller than another of its name in a group farther in: a stimulus, say, beside what was
    /// recorded.
    private func isSmall(_ array: StoredArray, beside others: [StoredArray]) -> Bool {
        array.depth > 1
            && others.contains { $0.name.hasSameBytes(as: array.name) && $0.elementCount / 8 >= array.elementCount }
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
        try requireArrayWithFile(path, option: option, isFit: isFit).array
    }

    /// The array that the user names, and the contents of the file that it is in.
    ///
    /// - Throws: `DatasetError` that lists what there is, where nothing of that name can be used so.
    func requireArrayWithFile(
        _ path: String, option: String, isFit: (StoredArray) -> Bool
    ) throws(DatasetError) -> (array: StoredArray, contents: FileContents) {
        if let array = array(at: path), isFit(array) { return (array, self) }
        // What a pattern matches may not go together, which is to be told.
        if node(at: path) == nil, let pattern = PathPattern(FileContents.absolute(path)) {
            _ = try RowStacking(self).array(at: pattern)
        }
        if node(at: path) == nil, let other = try OtherFile(path, beside: source) {
            return try FileContents(other.source, prefix: other.name + ":")
                .requireArrayWithFile(other.path, option: option, isFit: isFit)
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
                    + DatasetError.listing(inside.isEmpty ? fit : inside, option: option)
                    + (option == "--data" ? DatasetError.ways(into: node.path, self) : ""))
        }
        throw .unfit(array, option: option, fit, self)
    }

    /// The choices of data, for the end of a message.
    func howToChoose() -> String {
        matrices.isEmpty
            ? "There is no other numeric matrix in it." : DatasetError.listing(matrices, option: "--data")
    }
}

extension ReadingOptions {
    /// True if an array that the user names can be the data.
    func takes(_ array: StoredArray) -> Bool {
        array.isMatrix || array.isWideField
            || takesSingleFeature && array.isColumn && array.shape.count == 2 && array.type.isNumeric
    }
}
