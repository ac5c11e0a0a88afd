internal import Core
internal import HDF5
internal import Rows

/// The axes of places of data that nothing describes.
enum PixelAxes {
    /// All axes but the last, or but the last two of four and more, whose patterns are no channels; nil where there are too few.
    static func usual(_ data: StoredArray) -> [Int]? {
        switch data.shape.count {
        case 3: return [0, 1]
        case 4...:
            // Images of several channels, a stack or a series of them: the channels are the features. Two axes as long as each
            // other are those of a detector.
            let ends = Array(data.shape.suffix(2))
            let isOfChannels = ends[1] <= 32 && ends[0] != ends[1]
            return Array(0..<data.shape.count - (isOfChannels ? 1 : 2))
        default: return nil
        }
    }

    /// The axes of an array, in their order, that are as long as those of a map; nil where some are not, or none would be left.
    static func axes(of shape: [Int], matching map: [Int]) -> [Int]? {
        guard map.count > 1, map.count < shape.count else { return nil }
        var axes: [Int] = []
        var next = 0
        for length in map {
            guard let axis = shape[next...].firstIndex(of: length) else { return nil }
            axes.append(axis)
            next = axis + 1
        }
        return axes
    }
}

extension RowAxisChoice {
    /// The axes of the map that the user names as the label.
    func namedMap(_ data: StoredArray) -> RowAxes? {
        guard let path = options.labelsPath, LabelChoice.parts(of: path, in: contents).column == nil,
            let label = Orientation(contents, options).array(at: path), label.asColumn.shape.count > 1,
            let axes = PixelAxes.axes(of: data.shape, matching: label.shape)
        else { return nil }
        // A table of labels has as many rows as the data, and as many columns as another axis has places by chance.
        guard axes[0] != 0 || label.isCalledMap || axes == Array(label.shape.indices) && label.isOfClasses else {
            return nil
        }
        return RowAxes(
            axes: axes, why: "a row for each place of the map \(label.path.escaped)")
    }

    /// The axes of a map of classes beside the data, which has one for each place of the first axes, or of all axes but the one
    /// whose channels have names.
    ///
    /// - Throws: `DatasetError` where the map might as well be a mask of each row's elements.
    func mapped(_ data: StoredArray) throws(DatasetError) -> RowAxes? {
        let channels = namedChannels(data)
        let maps = contents.arrays.compactMap { array -> (map: StoredArray, axes: [Int])? in
            guard array.shape.count > 1, array.asColumn.shape.count > 1, array.isMap,
                !array.path.hasSameBytes(as: data.path),
                let axes = PixelAxes.axes(of: data.shape, matching: array.shape),
                axes == Array(array.shape.indices) || channels.map({ !axes.contains($0) }) == true
            else { return nil }
            return (array, axes)
        }
        guard let (map, axes) = maps.first(where: { $0.map.isMapOfPlaces }) ?? maps.first else { return nil }
        if options.layout != .pixels, !map.isMapOfPlaces, !data.isCalledScene {
            throw .unusable(
                "\(place(data)) has \(map.path.escaped) (\(map.summary)) beside it, and it would be a guess if that is a map of places "
                    + "or a mask of each row's numbers. Choose: --layout pixels (a row for each place) or --rows 0 "
                    + "(\(data.rowCount) rows).")
        }
        return RowAxes(
            axes: axes,
            why:
                "a row for each place of \(map.path.escaped) (\(map.summary)); if the first axis alone holds the rows: "
                + "--rows 0")
    }

    /// The axis along which channels lie that have names beside the data; nil where that is none, or could be several.
    private func namedChannels(_ data: StoredArray) -> Int? {
        let axes = data.shape.indices.filter { axis in
            contents.arrays.contains { array in
                array.type.isString && array.asColumn.shape == [data.shape[axis]]
                    && AxisKind(name: array.name) == .channels
            }
        }
        return axes.count == 1 ? axes[0] : nil
    }

    /// The axes beside the one that wavelengths or the like lie along.
    func besideSpectrum(_ data: StoredArray) -> RowAxes? {
        let folder = FileContents.parent(of: data.objectPath)
        let axes = contents.arrays.filter { array in
            array.role.kind == .axis && AxisKind(name: array.name) == .spectrum
                && data.shape.count(where: { $0 == array.elementCount }) == 1
        }
        let near = axes.filter { FileContents.parent(of: $0.objectPath).hasSameBytes(as: folder) }
        let attributes = (data.attributes + (contents.node(at: folder)?.attributes ?? [])).filter { attribute in
            AxisKind(name: attribute.name) == .spectrum
                && data.shape.count(where: { $0 == attribute.value.numbers?.count }) == 1
        }
        let lengths =
            Set(
                (near.isEmpty ? axes : near).map(\.elementCount) + attributes.compactMap { $0.value.numbers?.count })
        // Of several axes, the last is the one that spectra usually lie along.
        let last = data.shape.last.flatMap { lengths.contains($0) ? $0 : nil }
        guard let length = lengths.count == 1 ? lengths.first : last, let own = data.shape.firstIndex(of: length)
        else { return nil }
        let rows = data.shape.indices.filter { $0 != own }
        guard rows != [0], rows.count == 1 || rows.allSatisfy({ data.shape[$0] >= 4 }) else { return nil }
        let axisPath = (near + axes).first { $0.elementCount == length }?.path
        let name = axisPath ?? attributes.first?.name ?? ""
        let what =
            rows.count == 1
            ? "turned so that its axis of \(data.shape[rows[0]]) holds the rows"
            : "a row for each place along its other axes"
        return RowAxes(axes: rows, why: "\(what), since \(name.escaped) lies along its axis of \(length)")
    }

    /// True if a column numbers the channels of a recording in a table that says where each of them is.
    private func isOfElectrodes(_ column: StoredArray) -> Bool {
        guard case .field = column.storage, case .integer = column.type else { return false }
        return contents.arrays.contains { other in
            other.tablePath.hasSameBytes(as: column.tablePath) && ["x", "electrode"].contains(other.name.lowercased())
        }
    }

    /// The first axes, where there is a latitude for each of their places.
    func besideLatitudes(_ data: StoredArray) -> RowAxes? {
        let map = contents.arrays.first { array in
            (2..<max(data.shape.count, 2)).contains(array.shape.count) && array.shape.allSatisfy { $0 > 1 }
                && data.shape.starts(with: array.shape)
                && ArrayRole.words(of: array.name).contains { ["lat", "latitude", "latitudes"].contains($0) }
        }
        return map.map { map in
            RowAxes(axes: Array(map.shape.indices), why: "a row for each place of \(map.path.escaped) (\(map.summary))")
        }
    }

    /// The times of a recording whose channels have names, along the first axis.
    func besideChannels(_ data: StoredArray) -> RowAxes? {
        guard data.shape.count == 2, data.shape[1] > data.shape[0] else { return nil }
        let names = contents.arrays.first { array in
            array.asColumn.shape == [data.shape[0]] && AxisKind(name: array.name) == .channels
                && (array.type.isString || isOfElectrodes(array))
        }
        guard let names else { return nil }
        return RowAxes(
            axes: [1],
            why:
                "a row for each of its \(data.shape[1]) times, since \(names.path.escaped) names the channels along its "
                + "axis 0")
    }
}

extension StoredArray {
    /// Words for maps of classes.
    private static let mapWords: Set = [
        "gt", "groundtruth", "truth", "mask", "masks", "segmentation", "seg", "map", "labelmap", "annotation",
        "annotations",
        "roi", "rois",
    ]

    /// True if it may be a map of the classes of places: names or whole numbers, and called so.
    fileprivate var isMap: Bool {
        guard case .dataset = storage, arrangement == nil else { return false }
        return isOfClasses && (role.kind == .label || isCalledMap)
    }

    /// True if its elements are names or whole numbers.
    fileprivate var isOfClasses: Bool {
        switch type {
        case .integer, .enumeration, .string: true
        default: false
        }
    }

    /// True if its name says that its classes are those of places: a label, or a ground truth.
    fileprivate var isMapOfPlaces: Bool {
        let words = StoredArray.mapWords.subtracting(["mask", "masks", "map", "roi", "rois"])
        return role.kind == .label || ArrayRole.words(of: name).contains(where: words.contains)
    }

    /// Words for cubes of spectra.
    private static let cubeWords: Set = [
        "cube", "datacube", "hypercube", "hsi", "hyperspectral", "multispectral",
    ]
    /// Words for what is one image or the spectra of one.
    private static let sceneWords: Set = ["image", "img", "reflectance", "radiance", "spectra", "multiplex", "scene"]

    /// True if its name is that of a cube of spectra.
    var isCalledCube: Bool { ArrayRole.words(of: name).contains(where: StoredArray.cubeWords.contains) }

    /// True if its name is that of a cube of spectra, or of one image.
    fileprivate var isCalledScene: Bool {
        isCalledCube || ArrayRole.words(of: name).contains(where: StoredArray.sceneWords.contains)
    }

    /// Words for what is known of each place of a scene.
    private static let placeWords: Set = [
        "lat", "latitude", "lon", "longitude", "elevation", "elev", "altitude", "zenith", "azimuth", "angle", "flag",
        "flags", "quality", "qa", "qc", "dqf", "landcover",
    ]

    /// True if its name is that of what is known of each place: where it is, or how good its values are.
    var isOfPlaces: Bool { ArrayRole.words(of: name).contains(where: StoredArray.placeWords.contains) }

    /// True if its name is that of a map of classes.
    var isCalledMap: Bool { ArrayRole.words(of: name).contains(where: StoredArray.mapWords.contains) }
}
