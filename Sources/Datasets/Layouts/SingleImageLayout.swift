internal import Core
internal import HDF5
internal import Rows

/// One image with its mask: a single sample, which its rows of pixels are not to be taken for many.
struct SingleImageLayout: DatasetLayout {
    let format = "one image"

    private static let imageWords: Set<String> = ["image", "img", "picture", "photo", "raw"]
    private static let maskWords: Set<String> = [
        "mask", "segmentation", "seg", "label", "labels", "annotation", "gt", "groundtruth", "truth",
    ]
    /// The most channels of an image.
    private static let mostChannels = 16

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard options.dataPath == nil, options.layout == nil, options.labelsPath == nil,
            let image = contents.arrays.first(where: isImage),
            let mask = contents.arrays.first(where: { isMask($0, of: image) }),
            !contents.matrices.contains(where: { isOther($0, than: [image, mask]) })
        else { return nil }
        throw .unusable(
            "\(image.path.escaped) in \(contents.file.escaped) (\(image.summary)) is one image, and \(mask.path.escaped) "
                + "(\(mask.summary)) its mask: one sample, of which nothing can be learned. Give a file with many images, "
                + "N×H×W×C, or take its pixels as rows: --layout pixels. If its first axis holds samples all the same: --data "
                + "\(image.path.escaped.shellWord).")
    }

    private func isImage(_ array: StoredArray) -> Bool {
        guard array.isMatrix, !array.isSparse, !array.isTable, Self.imageWords.contains(array.name.lowercased()) else {
            return false
        }
        switch array.shape.count {
        case 2: return array.shape.allSatisfy { $0 >= 16 }
        case 3: return array.shape[2] <= Self.mostChannels && array.shape[0] >= 16 && array.shape[1] >= 16
        default: return false
        }
    }

    /// True if an array has a value, or a few, for each pixel of an image, and is called as masks are.
    private func isMask(_ array: StoredArray, of image: StoredArray) -> Bool {
        guard array.type.isNumeric,
            array.shape.count == 2 || array.shape.count == 3 && array.shape[2] <= Self.mostChannels
        else { return false }
        return ArrayRole.words(of: array.name).contains(where: Self.maskWords.contains)
            && Array(array.shape.prefix(2)) == Array(image.shape.prefix(2))
    }

    private func isOther(_ array: StoredArray, than known: [StoredArray]) -> Bool {
        !known.contains { $0.path.hasSameBytes(as: array.path) } && !isMask(array, of: known[0])
    }
}
