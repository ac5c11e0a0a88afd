internal import Core
internal import HDF5
internal import Rows

/// A file with one image in it, which is one row.
struct OneImage {
    private let contents: FileContents
    private let data: StoredArray

    init(_ contents: FileContents, _ data: StoredArray) {
        self.contents = contents
        self.data = data
    }

    private static let words: Set = ["image", "img", "picture", "photo", "photograph", "slide", "micrograph", "scene"]

    /// Refuses a single image, with what to type where its pixels are the rows.
    ///
    /// - Throws: `DatasetError` where the data are one.
    func refuse() throws(DatasetError) {
        guard isOne else { return }
        let isColor = data.shape.count == 3
        let pixels = "if its pixels are the rows, each with \(data.shape.last ?? 0) channels: --layout pixels; "
        throw .unusable(
            "\(contents.place(of: data)) is one image, and so one row, of which nothing can be "
                + "learned. Give a file of many; \(isColor ? pixels : "")if its first axis does hold the rows: --rows 0."
        )
    }

    private var isOne: Bool {
        if isStated { return true }
        // "images" and "image_data" are of several.
        guard Self.words.contains(data.name.lowercased()), case .dataset = data.storage else { return false }
        switch data.shape.count {
        case 3: return [3, 4].contains(data.shape[2]) && data.shape[0] >= 8 && data.shape[1] >= 8
        case 2:
            return contents.arrays.contains { array in
                array.shape == data.shape && array.isCalledMap && !array.path.hasSameBytes(as: data.path)
            }
        default: return false
        }
    }

    /// True if the file says that two axes are those of a picture: HDF5's own images, and composites of weather radars.
    private var isStated: Bool {
        guard case .dataset = data.storage, data.shape.count == 2, data.shape.allSatisfy({ $0 > 1 }) else {
            return false
        }
        if RadarAttributes.isRadar(contents) { return RadarAttributes.isOfPictures(contents) }
        // The radars of the KNMI have "image1/image_data".
        let folder = FileContents.group(of: data.objectPath).split(separator: "/").last ?? ""
        let isNumbered = data.name == "image_data" && folder.filter { !$0.isNumber } == "image"
        return isNumbered || data.attribute("CLASS")?.string == "IMAGE"
    }
}
