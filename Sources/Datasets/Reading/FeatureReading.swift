internal import HDF5
internal import LinearAlgebra

/// Reads the features of training and test rows into one matrix.
enum FeatureReading {
    /// The features of the training rows, then of the test rows.
    ///
    /// Bytes and booleans stay bytes; integers of up to 16 bits and floats of up to 32 become Float; the rest Double.
    static func read(
        _ plan: DatasetPlan, _ image: ImageRecognition, from file: borrowing HDF5File
    ) throws(DatasetError) -> FeatureMatrix {
        let arrays = [plan.data, plan.testData].compactMap { $0 }
        let widest: Precision = arrays.map { precision(of: $0.type) }.max() ?? .double
        switch widest {
        case .byte: return try matrix(arrays, image, from: file) { .uint8($0) }
        case .single: return try matrix(arrays, image, from: file) { .float32($0) }
        case .double: return try matrix(arrays, image, from: file) { .float64($0) }
        }
    }

    private enum Precision: Int, Comparable {
        case byte, single, double

        static func < (first: Precision, second: Precision) -> Bool { first.rawValue < second.rawValue }
    }

    private static func precision(of type: HDF5ElementType) -> Precision {
        if type.isBoolean { return .byte }
        switch type {
        case .integer(1, false, _): return .byte
        case .integer(1...2, _, _), .float(1...4, _): return .single
        default: return .double
        }
    }

    private static func matrix<Element: HDF5Element>(
        _ arrays: [StoredArray], _ image: ImageRecognition, from file: borrowing HDF5File,
        _ storage: ([Element]) -> FeatureMatrix.Storage
    ) throws(DatasetError) -> FeatureMatrix {
        let featureCount = arrays[0].rowLength
        let rowCount = arrays.reduce(0) { $0 + $1.rowCount }
        var elements: [Element] = []
        for array in arrays {
            let read = try DatasetError.translating { () throws(HDF5Error) in
                try file.dataset(at: array.path).read(Element.self)
            }
            if elements.isEmpty { elements = read } else { elements += read }
        }
        if image.channelsFirst, let shape = image.shape {
            elements = channelsLast(elements, rowCount: rowCount, shape)
        }
        return FeatureMatrix(rowCount: rowCount, featureCount: featureCount, storage: storage(elements))
    }

    /// Puts the channels of each pixel next to each other, where the file has one plane after the other.
    private static func channelsLast<Element: HDF5Element>(
        _ planes: [Element], rowCount: Int, _ shape: ImageShape
    ) -> [Element] {
        let pixels = shape.height * shape.width
        var elements = [Element](repeating: .zero, count: planes.count)
        for row in 0..<rowCount {
            let start = row * shape.featureCount
            for channel in 0..<shape.channels {
                for pixel in 0..<pixels {
                    elements[start + pixel * shape.channels + channel] = planes[start + channel * pixels + pixel]
                }
            }
        }
        return elements
    }
}
