internal import Core
internal import Methods
internal import Rows

/// The codes and the errors of rows that are places of a grid, as maps: pixels of a cube, positions of a scan.
package enum Maps: Question {
    package static let id = "maps"

    package struct Finding: Codable, Sendable {
        /// The number of places along each axis of the grid.
        package let shape: [Int]
        /// The number of places that have a row.
        package let places: Int
        /// The correlation of neighbouring places' codes in each latent dimension, by the method's id.
        package let neighborCorrelation: [String: [Double]]
        /// The correlation of neighbouring places' errors, by the method's id.
        package let errorNeighborCorrelation: [String: Double]
    }

    package struct Illustration: Sendable {
        /// The maps of each method, by its id.
        package let maps: [String: MethodMaps]
        /// The map of the label: numbers, or the code of each class; nil without a label.
        package let labels: GridMap?
        /// The places of the axes before the last two, of which maps show those in the middle; empty of two axes.
        package let planes: [Int]
    }

    /// The maps of one method.
    package struct MethodMaps: Sendable {
        /// One for each of the first latent dimensions.
        package let codes: [GridMap]
        /// The root of each row's squared error; nil without a decoder.
        package let errors: GridMap?
    }

    /// The latent dimensions of which maps are drawn.
    package static let mostDimensions = 4

    package static let definitions = [
        "shape": Definition("Places along each axis of the grid, such as height and width.", unit: "places"),
        "places": Definition("Places that have a row; others are missing.", unit: "rows"),
        "neighbor_correlation": Definition(
            "Pearson correlation, over all pairs of places next to each other along one of the last two axes, of their codes in each "
                + "latent dimension; training rows included."),
        "error_neighbor_correlation": Definition(
            "Pearson correlation, over the same pairs, of the roots of the rows' squared errors."),
    ]

    package static func find(in study: Study) -> Answer<Maps>? {
        guard let grid = study.data.grid, let places = study.data.gridPlaces, let plane = GridPlane(grid, places) else {
            return nil
        }
        let numbers = study.methods.byID { result -> [Double]? in
            let correlations = (0..<result.codes.columns).map {
                plane.neighborCorrelation(result.codes.column($0).map(Double.init))
            }
            // A dimension that is the same everywhere has none.
            return correlations.contains { $0 == nil } ? nil : correlations.compactMap(\.self)
        }
        let finding = Finding(
            shape: grid.axes.map(\.length), places: places.count, neighborCorrelation: numbers,
            errorNeighborCorrelation: study.methods.byID { $0.rootErrors.flatMap(plane.neighborCorrelation) })
        let maps = study.methods.byID { result in
            MethodMaps(
                codes: (0..<min(mostDimensions, result.codes.columns)).map {
                    plane.map(of: result.codes.column($0).map(Double.init))
                },
                errors: result.rootErrors.map(plane.map(of:)))
        }
        return Answer(
            finding,
            illustration: Illustration(maps: maps, labels: map(of: study.data.labels, plane), planes: plane.planes))
    }

    private static func map(of labels: Labels?, _ plane: GridPlane) -> GridMap? {
        switch labels {
        case .categorical(let labels): plane.map(ofClasses: labels.codes)
        case .continuous(let labels): plane.map(of: labels.values)
        case nil: nil
        }
    }
}

extension MethodResult {
    /// The root of each row's squared error.
    fileprivate var rootErrors: [Double]? { rowErrors.map { $0.map { $0.squareRoot() } } }
}
