internal import Core
internal import HDF5
internal import Rows

/// The shape of image that the elements of a row make up, if they do.
struct ImageRecognition: Sendable {
    /// The shape of an image; nil where rows are taken as columns of a table.
    let shape: ImageShape?
    /// The shape of a series; nil where rows are images or columns of anything else.
    let series: SeriesShape?
    /// True if the file stores each channel as a plane, so that channels are interleaved when read.
    let channelsFirst: Bool
    /// Why, as the half of a sentence.
    let why: String
    /// A note for the user.
    let note: String?

    private init(
        _ shape: ImageShape?, series: SeriesShape? = nil, channelsFirst: Bool = false, why: String, note: String? = nil
    ) {
        self.shape = shape
        self.series = series
        self.channelsFirst = channelsFirst
        self.why = why
        self.note = note
    }

    /// Recognises images by what the user says, an attribute of the file, the axes, or the number of columns, where
    /// these have no names.
    ///
    /// - Throws: `DatasetError` when the shape that the user gives does not fit, or images are wanted of no known shape.
    static func recognise(
        _ data: StoredArray, in contents: FileContents, _ options: ReadingOptions, hasNamedColumns: Bool
    ) throws(DatasetError) -> ImageRecognition {
        if options.layout == .table {
            return ImageRecognition(nil, why: "rows of \(data.rowLength) columns (--layout)")
        }
        if let shape = options.imageShape {
            guard shape.featureCount == data.rowLength else {
                throw .unusable(
                    "--image-shape \(shape) makes \(shape.featureCount) values, but each row of "
                        + "\(data.path.escaped) in \(contents.file.escaped) has \(data.rowLength) (\(data.summary)).")
            }
            let planes = axes(of: data)
            let channelsFirst = planes?.channelsFirst == true && planes?.shape == shape
            return ImageRecognition(
                shape, channelsFirst: channelsFirst, why: "\(shape) images (--image-shape)")
        }
        if let windows = windows(of: data) { return windows }
        // The shape that a sparse matrix or a table states is its own.
        let mayBeImages = !data.isSparse && !data.isTable && options.areCounts != true
        let stated = mayBeImages && !data.isGrid ? attribute(of: data, in: contents) : nil
        if options.layout != .images, stated == nil, let shape = SeriesRecognition.shape(of: data) {
            return ImageRecognition(
                nil, series: shape, why: "series of \(shape) by its axes",
                note: "If \(data.path.escaped) has images: --layout images.")
        }
        let isOther = options.layout != .images && data.shape.count == 3 && SeriesRecognition.isCalledSeries(data)
        if !isOther, let byAxes = axes(of: data) { return byAxes }
        if let stated { return stated }
        let isWanted = options.layout == .images
        if data.shape.count == 2, isWanted || !hasNamedColumns && mayBeImages && !data.isGrid,
            let flat = flat(data, isWanted: isWanted)
        {
            return flat
        }
        guard options.layout != .images else {
            throw .unusable(
                "The \(data.rowLength) values in each row of \(data.path.escaped) in \(contents.file.escaped) "
                    + "(\(data.summary)) do not say what shape of image they make. Give it: --image-shape HxWxC.")
        }
        return ImageRecognition(
            nil, why: "rows of \(data.rowLength) columns",
            note: hasNamedColumns || !mayBeImages || data.isGrid ? nil : possibleImages(data))
    }

    /// Windows of a series that the user asks for; nil for rows that are none.
    private static func windows(of data: StoredArray) -> ImageRecognition? {
        guard case .windows(let windows)? = data.arrangement else { return nil }
        let channels = data.rowLength / windows.length
        guard channels > 1 else { return ImageRecognition(nil, why: "windows of \(windows.length) times") }
        let series = SeriesShape(times: windows.length, channels: channels)
        return ImageRecognition(nil, series: series, why: "series of \(series)")
    }

    /// Images by their axes: N×H×W, N×H×W×C or N×C×H×W.
    private static func axes(of data: StoredArray) -> ImageRecognition? {
        let axes = data.shape.dropFirst().map { $0 }
        switch axes.count {
        case 2 where axes[0] >= 4 && axes[1] >= 4:
            let shape = ImageShape(height: axes[0], width: axes[1])
            return ImageRecognition(shape, why: "\(shape) images by its axes")
        case 3 where isChannels(axes[2]):
            let shape = ImageShape(height: axes[0], width: axes[1], channels: axes[2])
            return ImageRecognition(shape, why: "\(shape) images by its axes")
        case 3 where isChannels(axes[0]) && axes[1] > axes[0] && axes[2] > axes[0]:
            let shape = ImageShape(height: axes[1], width: axes[2], channels: axes[0])
            return ImageRecognition(
                shape, channelsFirst: axes[0] > 1,
                why: "\(shape) images by its axes, the channels first")
        default: return nil
        }
    }

    /// Images by an attribute that states their shape.
    private static func attribute(of data: StoredArray, in contents: FileContents) -> ImageRecognition? {
        let folder = FileContents.parent(of: data.objectPath)
        for name in ["image_shape", "imageShape", "img_shape", "image_size", "shape"] {
            let value = data.attribute(name) ?? contents.attribute(name, of: folder)
            guard let lengths = value?.integers, lengths.allSatisfy({ (1...65_536).contains($0) }),
                (2...3).contains(lengths.count)
            else { continue }
            let channelsFirst = lengths.count == 3 && !isChannels(lengths[2]) && isChannels(lengths[0])
            let shape =
                channelsFirst
                ? ImageShape(height: lengths[1], width: lengths[2], channels: lengths[0])
                : ImageShape(
                    height: lengths[0], width: lengths[1], channels: lengths.count == 3 ? lengths[2] : 1)
            guard shape.featureCount == data.rowLength else { continue }
            return ImageRecognition(
                shape, channelsFirst: channelsFirst && shape.channels > 1,
                why: "\(shape) images by the attribute \(name)")
        }
        return nil
    }

    /// Images by the number of columns: a square of bytes.
    private static func flat(_ data: StoredArray, isWanted: Bool) -> ImageRecognition? {
        guard let side = side(data.rowLength), side >= 2 else { return nil }
        let shape = ImageShape(height: side, width: side)
        if isWanted { return ImageRecognition(shape, why: "\(shape) images, the square of \(data.rowLength) columns") }
        guard case .integer(1, false, _) = data.type, data.rowLength >= 64, data.unpacking?.isScaled != true,
            !ArrayRole.words(of: data.name).contains(where: bitWords.contains)
        else { return nil }
        return ImageRecognition(
            shape, why: "\(shape) images, since \(data.rowLength) columns of bytes are a square",
            note: "If \(data.path.escaped) has no images: --layout table.")
    }

    /// Words for bytes that are bits of a molecule's fingerprint rather than pixels.
    private static let bitWords: Set = ["fingerprint", "fingerprints", "fps", "ecfp", "morgan", "maccs", "bits"]

    /// The shapes of image that a flat row might have.
    private static func possibleImages(_ data: StoredArray) -> String? {
        if let side = side(data.rowLength), side >= 8 {
            return "If the rows are images: --image-shape \(side)x\(side)."
        }
        if data.rowLength % 3 == 0, let side = side(data.rowLength / 3), side >= 8 {
            return "If the rows are images: --image-shape \(side)x\(side)x3."
        }
        return nil
    }

    private static func side(_ count: Int) -> Int? {
        let side = Int(Double(count).squareRoot().rounded())
        let (square, overflow) = side.multipliedReportingOverflow(by: side)
        return !overflow && square == count ? side : nil
    }

    private static func isChannels(_ length: Int) -> Bool {
        length == 1 || length == 3 || length == 4
    }
}
