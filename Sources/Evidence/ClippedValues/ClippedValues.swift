internal import Rows

/// The values of a table that lie far beyond the others of their feature, and were clipped for all methods.
package enum ClippedValues: Question {
    package static let id = "clipping"

    package struct Finding: Codable, Sendable {
        /// The number of values that were clipped.
        package let values: Int
        /// The number of rows that have some.
        package let rows: Int
        /// The number of features that have some.
        package let features: Int
        /// The distance of the bounds from the median, as a multiple of that of the central values.
        package let reach: Double
        /// The share of the training rows' values that is central.
        package let centralShare: Double
    }

    package static let definitions = [
        "values": Definition(
            "Values of training, validation and test rows that lay beyond the bounds of their feature and were held there, for all "
                + "methods alike.", unit: "values"),
        "rows": Definition("Rows that have such values.", unit: "rows"),
        "features": Definition("Features that have such values.", unit: "features"),
        "reach": Definition(
            "Bounds are so many times as far from a feature's median as its central values in the training rows reach, on the side "
                + "where they reach farther. Features that have one value in a share of "
                + "\(Clipping.largestSameShare) of the rows or more have no bounds; those that are the same in all training rows "
                + "are held there."),
        "central_share": Definition(
            "The share of a feature's values that is central, between two quantiles of the training rows."),
    ]

    package static func find(in study: Study) -> Answer<ClippedValues>? {
        study.data.clipping.map { clipping in
            Answer(
                Finding(
                    values: clipping.valueCount, rows: clipping.rowCount, features: clipping.featureCount,
                    reach: Clipping.reach, centralShare: Clipping.centralShare))
        }
    }
}
