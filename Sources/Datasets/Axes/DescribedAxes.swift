internal import Core
internal import HDF5

/// The axes of a data set as the file describes them: their names, and which of them hold the rows.
struct DescribedAxes {
    /// The length of each axis, in the order of the array.
    let lengths: [Int]
    /// The name of each; nil where the file gives it none.
    let names: [String?]
    let kinds: [AxisKind?]
    /// True for axes that the file says are moved along from row to row (HyperSpy); empty where it says so of none.
    private let navigates: [Bool]

    /// The axes of an array that is a data set.
    init(of array: StoredArray, in contents: FileContents) {
        lengths = array.shape
        guard case .dataset(let description, let order) = array.storage, array.arrangement == nil,
            description.shape.count == array.shape.count, array.shape.count > 1
        else {
            names = array.shape.map { _ in nil }
            kinds = names.map { _ in nil }
            navigates = []
            return
        }
        let axes = order ?? Array(description.shape.indices)
        let stated = AxisNames(of: array, rank: description.shape.count, in: contents)
        names = axes.map { stated.names[$0] }
        kinds = AxisKind.kinds(names)
        let flags = axes.compactMap { stated.navigates[$0] }
        navigates = flags.count == axes.count ? flags : []
    }

    /// The number of the axis of a name, as a user types it; nil where there is none, or several.
    func axis(named name: String) -> Int? {
        let found = names.indices.filter { names[$0]?.lowercased() == name.lowercased() }
        return found.count == 1 ? found[0] : nil
    }

    /// The axes that hold the rows; nil where the file does not say, or says that the first one does.
    var rows: [Int]? {
        guard let rows = navigated ?? byKind, rows != [0], rows.count < lengths.count else { return nil }
        let rowCount = StoredArray.count(rows.map { lengths[$0] }[...]) ?? 0
        let all = StoredArray.count(lengths[...]) ?? 0
        // A single place has nothing to compare it with, and a single number a row nothing to learn.
        return rowCount > 1 && all / max(rowCount, 1) > 1 ? rows : nil
    }

    /// The axes of places, for someone who wants a row for each of them; nil where the file does not say which they are.
    var places: [Int]? {
        if let navigated, navigated.count > 1 { return navigated }
        let places = kinds.indices.filter { kinds[$0] == .places }
        return (1..<lengths.count).contains(places.count) ? places : nil
    }

    /// True if the file says that the axes are those of a single signal: nothing was moved along from row to row.
    var areOfOneSignal: Bool {
        if navigates.count > 1 { return !navigates.contains(true) }
        // A pattern on a detector, or a spectrum for each wavelength of another.
        return kinds.count > 1 && kinds.allSatisfy { $0 == .pattern || $0 == .spectrum }
    }

    /// True if both axes of a matrix are those of a map: latitudes and longitudes, or y and x.
    var areOfOneMap: Bool {
        guard lengths.count == 2, lengths.allSatisfy({ $0 > 1 }) else { return false }
        let words = names.map { $0.map(ArrayRole.words(of:)) ?? [] }
        return Self.mapAxes.contains { first, second in
            !first.isDisjoint(with: words[0]) && !second.isDisjoint(with: words[1])
                || !first.isDisjoint(with: words[1]) && !second.isDisjoint(with: words[0])
        }
    }

    private static let mapAxes: [(Set<String>, Set<String>)] = [
        (["lat", "latitude"], ["lon", "long", "longitude"]), (["y", "northing"], ["x", "easting"]),
    ]

    private var navigated: [Int]? {
        let rows = navigates.indices.filter { navigates[$0] }
        return (1..<lengths.count).contains(rows.count) ? rows : nil
    }

    private var byKind: [Int]? {
        func axes(_ isFit: (AxisKind?) -> Bool) -> [Int] {
            kinds.indices.filter { lengths[$0] > 1 && isFit(kinds[$0]) }
        }
        let samples = axes { $0 == .samples }
        // Draws of several chains are samples of one distribution.
        let areDraws = names.contains { ["chain", "walker"].contains($0?.lowercased()) }
        guard samples.isEmpty else { return samples.count == 1 || areDraws ? samples : nil }
        let places = axes { $0 == .places }
        let times = axes { $0 == .time }
        if kinds.contains(.spectrum) || kinds.contains(.pattern) {
            let rows = axes { $0.map { !$0.isOfFeatures } ?? true }
            return rows.isEmpty ? nil : rows
        }
        if kinds.contains(.channels) {
            if places.isEmpty, times.count == 1 { return times }
            return times.isEmpty && !places.isEmpty ? places : nil
        }
        // Maps at many times: each a row.
        if times.count == 1, !places.isEmpty { return times }
        // What comes after the places of a scan and has no name was measured there.
        let unnamed = axes { $0 == nil }
        guard let last = places.last, let first = unnamed.first, times.isEmpty else { return nil }
        return last < first ? places : nil
    }

    /// "y and x", the axes as a part of a sentence: by name where they have one.
    func text(_ axes: [Int]) -> String {
        axes.map { names[$0].map(\.escaped) ?? "axis \($0)" }.listed("and")
    }
}
