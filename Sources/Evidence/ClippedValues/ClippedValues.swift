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
            "Values of training, validation and test rows that were clipped to the bounds of their feature, for all "
                + "methods alike.",
            unit: "values"),
        "rows": Definition("Rows with clipped values.", unit: "rows"),
        "features": Definition("Features with clipped values.", unit: "features"),
        "reach": Definition(
            "Distance of the bounds from a feature's median, as a multiple of the larger of the distances from the "
                + "median to the ends of its central range in the training rows. Features with the same value in a "
                + "fraction of at least \(Clipping.largestSameShare) of the rows have no bounds; those constant in "
                + "the training rows are kept at that value."),
        "central_share": Definition(
            "Fraction of a feature's values in its central range, between two quantiles of the training rows."),
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
