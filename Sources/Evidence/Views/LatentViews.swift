internal import Core
internal import EmbeddingQuality
internal import Methods
internal import Rows

/// The views in which figures show latent spaces: of each at most two dimensions, turned so that panels can be compared.
///
/// A linear method shows its first components, and an embedding that was read its first columns, as they are. A network shows
/// its latent dimensions, or of more than two the plane of its codes' first two principal components, turned onto the view of
/// the linear method.
package enum LatentViews: Question {
    package static let id = "latent_views"

    package struct Finding: Codable, Sendable {
        /// The view of each method by its id.
        package let methods: [String: View]
    }

    /// The view of one method.
    package struct View: Codable, Sendable {
        /// The directions that it is spanned by.
        package let directions: LatentView.Directions
        /// The number of directions.
        package let shownDimensions: Int
        /// The id of the method whose view it was turned onto; nil if it was not turned.
        package let turnedOnto: String?
        /// The share of the variance of the training rows' codes that lies in it.
        package let varianceShare: Double?
        /// The share of each latent dimension in that variance, where not all dimensions are shown.
        package let dimensionShares: [Double]?
    }

    package struct Illustration: Sendable {
        /// The view of each method by its id.
        package let views: [String: LatentView]
    }

    package static let definitions = [
        "directions": Definition(
            "The directions that a view is spanned by: dimensions, the first latent dimensions, or components, the first principal "
                + "components of the training rows' codes."),
        "shown_dimensions": Definition("Directions that are shown.", unit: "dimensions"),
        "turned_onto": Definition(
            "The method whose view it was turned onto by the rotation or reflection that brings the training rows' codes nearest "
                + "(orthogonal Procrustes problem)."),
        "variance_share": Definition("Share of the variance of the training rows' codes that lies in the view."),
        "dimension_shares": Definition("Share of each latent dimension in the variance of the training rows' codes."),
    ]

    package static func find(in study: Study) -> Answer<LatentViews>? {
        let training = study.data.split.training
        guard let reference = study.baseline ?? study.methods.first, !training.isEmpty else { return nil }
        let target = LatentView(dimensionsOf: reference.latentSize)
        let places = target.places(of: reference.codes.selecting(rows: training))
        var found: [String: (view: LatentView, isTurned: Bool, share: Double?)] = [:]
        var shares: [String: [Double]] = [:]
        for result in study.methods {
            let codes = result.codes.selecting(rows: training)
            let own = LatentView(dimensionsOf: result.latentSize)
            if result.latentSize > LatentView.mostShown { shares[result.id] = codes.varianceShares }
            guard result.method.isNetwork, result.id != reference.id else {
                found[result.id] = (own, false, own.varianceShare(of: codes))
                continue
            }
            let spanned =
                result.latentSize > LatentView.mostShown ? LatentView(componentsOf: codes) ?? own : own
            let view = spanned.turned(onto: places, of: codes)
            found[result.id] = (view, view.isTurned, view.varianceShare(of: codes))
        }
        return Answer(
            Finding(
                methods: Dictionary(
                    uniqueKeysWithValues: found.map { id, entry in
                        (
                            id,
                            View(
                                directions: entry.view.directions, shownDimensions: entry.view.axes.columns,
                                turnedOnto: entry.isTurned ? reference.id : nil, varianceShare: entry.share?.finite,
                                dimensionShares: shares[id])
                        )
                    })),
            illustration: Illustration(views: found.mapValues(\.view)))
    }
}
