import Core
import Rows

extension Dataset {
    /// A table whose description is the plainest, but for what is changed.
    static func table(
        _ features: FeatureMatrix, _ change: (inout DatasetDescription) -> Void = { _ in }
    ) -> Dataset {
        var description = DatasetDescription(
            name: "table", path: "table.h5", rowCount: features.rowCount, featureCount: features.featureCount,
            dataPath: "/X", elementType: features.elementType)
        change(&description)
        return Dataset(features, description)
    }

    /// Grey images, row after row of pixels, of which a range is stated in the file or not.
    static func images(
        _ features: FeatureMatrix, shape: ImageShape = ImageShape(height: 2, width: 2),
        validRange: ClosedRange<Double>? = nil
    ) -> Dataset {
        .table(features) {
            $0.dataPath = "/images"
            $0.imageShape = shape
            $0.validRange = validRange
            if case .uint8 = features.storage { $0.elementRange = 0...255 }
        }
    }
}

extension FeatureMatrix {
    /// Bytes, row after row.
    static func bytes(_ values: [UInt8], columns: Int) -> FeatureMatrix {
        FeatureMatrix(rowCount: values.count / columns, featureCount: columns, storage: .uint8(values))
    }

    /// Floating-point numbers of 64 bits, row after row.
    static func numbers(_ values: [Double], columns: Int) -> FeatureMatrix {
        FeatureMatrix(rowCount: values.count / columns, featureCount: columns, storage: .float64(values))
    }

    /// The type of its elements, as a file names it.
    fileprivate var elementType: String {
        switch storage {
        case .uint8: "uint8"
        case .float32, .sparse32: "float32"
        case .float64, .sparse64, .blocks: "float64"
        }
    }
}
