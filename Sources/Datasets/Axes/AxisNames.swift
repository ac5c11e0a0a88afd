internal import Core
internal import Foundation
internal import HDF5

/// The names that a file gives the axes of a data set, by the conventions of formats.
struct AxisNames {
    /// The name of each axis in the file's order; nil where it has none.
    private(set) var names: [String?]
    /// True for axes of places that were moved to (HyperSpy's `navigate`), false for others; nil where it is not said.
    private(set) var navigates: [Bool?]

    /// The longest text of an attribute that is looked into.
    private static let longestText = 4096

    init(of data: StoredArray, rank: Int, in contents: FileContents) {
        names = [String?](repeating: nil, count: rank)
        navigates = [Bool?](repeating: nil, count: rank)
        let folder = FileContents.parent(of: data.objectPath)
        let lists = [
            Self.nexus(data, rank, contents), Self.scales(data, rank, contents), Self.listed(data, rank: rank),
            Self.tagged(data, rank: rank), Self.dimensions(data, rank, contents), Self.times(data, rank, contents),
        ].compactMap(\.self)
        for axis in 0..<rank {
            let group = "\(folder)axis-\(axis)"
            // HyperSpy has a group for each axis beside the data.
            let own = contents.attribute("name", of: group)?.string
            names[axis] = own.flatMap { AxisWords.isNone($0) ? nil : $0 } ?? lists.lazy.compactMap { $0[axis] }.first
            if case .boolean(let isOfRows)? = contents.attribute("navigate", of: group) { navigates[axis] = isOfRows }
        }
    }

    /// NXdata: the attribute `axes` of the group names what lies along each axis, "." for nothing.
    private static func nexus(_ data: StoredArray, _ rank: Int, _ contents: FileContents) -> [String?]? {
        let folder = FileContents.parent(of: data.objectPath)
        // NXcanSAS names those of each data set by itself.
        let own = contents.attribute("\(data.name)_axes", of: folder)
        guard let texts = (own ?? contents.attribute("axes", of: folder))?.strings else { return nil }
        return names(texts, rank: rank)
    }

    /// The names of the dimension scales that are attached to the axes.
    private static func scales(_ data: StoredArray, _ rank: Int, _ contents: FileContents) -> [String?]? {
        guard data.attribute("DIMENSION_LIST") != nil,
            let dataset = try? data.source.file.dataset(at: data.objectPath),
            let paths = try? dataset.dimensionScales(), paths.count == rank
        else { return nil }
        return paths.map { path in
            let name = path?.split(separator: "/").last.map(String.init)
            return name?.hasPrefix("phony_dim") == true ? nil : name
        }
    }

    /// EMD: data sets `dim0` or `dim1` and on beside the data, whose attributes name them.
    private static func dimensions(_ data: StoredArray, _ rank: Int, _ contents: FileContents) -> [String?]? {
        let folder = FileContents.parent(of: data.objectPath)
        let first = contents.node(at: folder + "dim0") == nil ? 1 : 0
        let names = (0..<rank).map { contents.attribute("name", of: "\(folder)dim\($0 + first)")?.string }
        return names.contains { $0 != nil } ? names : nil
    }

    /// NWB: the first axis of a `TimeSeries` is that of its times, unless the second one is as long as these are.
    private static func times(_ data: StoredArray, _ rank: Int, _ contents: FileContents) -> [String?]? {
        let folder = FileContents.parent(of: data.objectPath)
        let times = contents.array(at: folder + "timestamps")
        guard data.name == "data", times != nil || contents.node(at: folder + "starting_time") != nil else {
            return nil
        }
        var names = [String?](repeating: nil, count: rank)
        let isTurned = rank == 2 && times?.elementCount == data.shape[1] && data.shape[0] != data.shape[1]
        names[isTurned ? 1 : 0] = "time"
        if rank == 2 { names[isTurned ? 0 : 1] = "channel" }
        return names
    }

    /// Names in an attribute: a list, one text with separators, or a letter for each axis as in "ZYXC".
    private static func listed(_ data: StoredArray, rank: Int) -> [String?]? {
        for attribute in [
            "DIMENSION_LABELS", "Dimension_Labels", "dimension_labels", "_ARRAY_DIMENSIONS", "dimension_names", "dims",
            "Dimensions", "dimensions",
            "axes", "axis_labels", "axis_names",
        ] {
            if let texts = data.attribute(attribute)?.strings, let names = names(texts, rank: rank) { return names }
        }
        return nil
    }

    /// The names in a list of texts, or in a single one with separators or a letter for each axis; nil where there are not as many.
    private static func names(_ texts: [String], rank: Int) -> [String?]? {
        guard texts.count <= rank, texts.allSatisfy({ $0.utf8.count <= longestText }) else { return nil }
        var parts = texts
        if texts.count == 1, rank > 1 {
            let separated = texts[0].split { ",;:|[]()".contains($0) }.map(String.init)
            parts = separated.count == rank ? separated : texts[0].map(String.init)
        }
        guard parts.count == rank else { return nil }
        let names = parts.map { $0.trimmed { $0.isWhitespace || $0 == "\0" || $0 == "." } }
        return names.contains { !$0.isEmpty } ? names.map { $0.isEmpty ? nil : $0 } : nil
    }

    /// Names in the attribute `axistags`, a JSON text that vigra and ilastik write.
    private static func tagged(_ data: StoredArray, rank: Int) -> [String?]? {
        struct Tags: Decodable {
            struct Axis: Decodable { let key: String }
            let axes: [Axis]
        }
        guard let text = data.attribute("axistags")?.string, text.utf8.count <= longestText,
            let tags = try? JSONDecoder().decode(Tags.self, from: Data(text.utf8)), tags.axes.count == rank
        else { return nil }
        return tags.axes.map(\.key)
    }
}
