internal import HDF5

/// A group whose members make up a column of a table, of AnnData or h5Seurat: categories, or values that may be missing.
struct AnnDataColumnGroup {
    let array: StoredArray
    /// The members that it is made of.
    let parts: [String]

    /// Recognises a column; nil where the group is none.
    init?(_ group: HDF5Node, in contents: FileContents) {
        let recognition = ArrayRecognition(contents)
        func column(_ shape: [Int], _ type: HDF5ElementType, _ storage: StoredArray.Storage) -> StoredArray {
            StoredArray(
                source: contents.source, path: contents.prefix + group.path, objectPath: group.path, shape: shape,
                type: type, attributes: group.attributes, storage: storage)
        }
        if let codes = recognition.member("codes", of: group), codes.isColumn, codes.type.isNumeric,
            let categories = recognition.member("categories", of: group), categories.shape.count == 1
        {
            array = column(
                codes.shape, .string(length: .variable, characterSet: .utf8),
                .categorical(codes: codes, categories: categories))
            parts = ["codes", "categories"]
        } else if let levels = recognition.member("levels", of: group), levels.shape.count == 1, levels.type.isString,
            var values = recognition.member("values", of: group), values.isColumn, values.type.isNumeric
        {
            // R counts from 1.
            values.unpacking = Unpacking(fills: [], scale: 1, offset: -1)
            array = column(
                values.shape, .string(length: .variable, characterSet: .utf8),
                .categorical(codes: values, categories: levels))
            parts = ["levels", "values"]
        } else if let values = recognition.member("values", of: group), values.isColumn,
            let mask = recognition.member("mask", of: group), mask.shape == values.shape, mask.type.isNumeric
        {
            array = column(values.shape, values.type, .masked(values: values, mask: mask))
            parts = ["values", "mask"]
        } else {
            return nil
        }
    }
}
