internal import Core
internal import HDF5

/// The meaning of a weather radar's numbers (ODIM), which a group `what` states, beside the data set or further out.
enum RadarAttributes {
    /// The conversion of the stored numbers; nil where no group says so, or they are no quantity of a radar.
    static func unpacking(of node: HDF5Node, type: HDF5ElementType, in contents: FileContents) -> Unpacking? {
        guard type.isNumeric, isRadar(contents) else { return nil }
        var folder = FileContents.parent(of: node.path)
        var known: [String: Double] = [:]
        // What is nearer to the data overrides what is farther.
        while true {
            for name in ["nodata", "undetect", "gain", "offset"] where known[name] == nil {
                known[name] = contents.attribute(name, of: folder + "what")?.numbers?.first
            }
            guard folder != "/" else { break }
            folder = FileContents.parent(of: String(folder.dropLast()))
        }
        let (scale, offset) = (known["gain"] ?? 1, known["offset"] ?? 0)
        guard !known.isEmpty, scale.isFinite, scale != 0, offset.isFinite else { return nil }
        let fills = known["nodata"].map { [Unpacking.Fill(number: $0, attribute: "nodata")] } ?? []
        return Unpacking(fills: fills, scale: scale, offset: offset, undetected: known["undetect"])
    }

    /// True if a file is one of a weather radar.
    static func isRadar(_ contents: FileContents) -> Bool {
        contents.attribute("Conventions", of: "/")?.string?.hasPrefix("ODIM_H5") == true
    }

    /// True if the data of such a file are pictures, as composites of several radars are, rather than rays × bins.
    static func isOfPictures(_ contents: FileContents) -> Bool {
        isRadar(contents) && ["COMP", "IMAGE"].contains(contents.attribute("object", of: "/what")?.string)
    }
}

extension StoredArray {
    /// A sentence on the number that stands for nothing detected; nil where none does.
    var undetectedNote: String? {
        guard let unpacking = rowParts[0].unpacking, let stored = unpacking.undetected else { return nil }
        let meant = stored * unpacking.scale + unpacking.offset
        return
            "Places where nothing was detected (\(CategoryName.of(stored, type: type)), as the attribute undetect says) have the number "
            + "\(NumberFormat.significant(meant, digits: 4)), like any that was measured."
    }
}
