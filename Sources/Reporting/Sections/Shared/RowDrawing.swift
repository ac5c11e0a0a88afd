internal import Core
internal import Drawing
internal import Evidence
internal import Plotting
internal import Rows

/// The shape in which a report draws rows of its data: images, curves along an axis, or profiles of a table's features.
struct RowDrawing {
    private enum Shape {
        case images(ImageShape)
        /// The features that are shown, in order, and where they stand.
        case curves([Int], RowPlaces)
    }

    /// A row of data in a grid.
    struct Tile {
        /// All features of the row, `[features]`.
        let row: [Float]
        /// The row that it is held against, drawn behind curves.
        var reference: [Float]?
        var color: Color = .ink
        /// Such as an error, "0.018".
        var caption: String?
    }

    /// Tiles side by side, with their name; nil leaves a place empty.
    struct Row {
        let name: String
        let tiles: [Tile?]
    }

    private let shape: Shape
    /// True if the report shows some of a table's features alone.
    private let isCut: Bool
    /// The channel of series that is shown; nil of other rows.
    private let channel: Int?

    /// The drawing of a report's rows; nil of tables whose features were not looked at.
    init?(_ report: Report) {
        if let image = report.imageShape {
            (shape, isCut, channel) = (.images(image), false, nil)
            return
        }
        guard let answer = report.findings.answer(to: Features.self) else { return nil }
        let illustration = answer.illustration
        channel = answer.finding.order?.channel
        let columns = report.dataset.featureCount
        func isKnown(_ features: [Int]) -> Bool { features.count > 1 && features.allSatisfy { $0 < columns } }
        if isKnown(illustration.curve) {
            let numbers = (0..<illustration.curve.count).map(Double.init)
            shape = .curves(
                illustration.curve,
                RowPlaces(
                    illustration.places ?? numbers,
                    title: illustration.axisTitle ?? (channel == nil ? "feature" : "time")))
            isCut = false
        } else if isKnown(illustration.profile) {
            let hasNames = report.dataset.featureNames != nil
            let numbers = report.dataset.preparation.columnNumbers
            let names = illustration.profile.map { feature in
                hasNames ? report.featureNames[feature].escaped : String(numbers?[feature] ?? feature)
            }
            shape = .curves(
                illustration.profile,
                RowPlaces(
                    illustration.profile.indices.map { Double($0 + 1) }, title: "feature", isProfile: true,
                    names: names))
            isCut = illustration.profile.count < columns
        } else {
            return nil
        }
    }

    /// The shape of images; nil of other rows.
    var imageShape: ImageShape? { if case .images(let image) = shape { image } else { nil } }

    var isOfImages: Bool { imageShape != nil }

    /// True if rows are drawn as the profiles of a table, whose features have no order.
    var isOfProfiles: Bool { if case .curves(_, let places) = shape { places.isProfile } else { false } }

    /// Rows of data in rows and columns.
    ///
    /// - Parameters:
    ///   - rows: The rows from the top.
    ///   - groups: Headings over columns.
    ///   - maximumTile: The largest width or height of an image, in points.
    /// - Returns: The figure.
    func grid(
        _ rows: [Row], groups: [ImageGridGroup] = [], maximumTile: Double = 20 * pointsPerMillimetre
    ) -> any Figure {
        switch shape {
        case .images(let image):
            let white = ImageTile(pixels: [Float](repeating: 1, count: image.featureCount))
            return ImageGrid(
                rows: rows.map { row in
                    ImageGridRow(
                        name: row.name,
                        tiles: row.tiles.map { tile in
                            tile.map { ImageTile(pixels: $0.row, caption: $0.caption) } ?? white
                        })
                }, shape: image, groups: groups, maximumTile: maximumTile)
        case .curves(let features, let places):
            return CurveGrid(
                rows: rows.map { row in
                    CurveGridRow(
                        name: row.name,
                        tiles: row.tiles.map { tile in
                            tile.map {
                                CurveTile(
                                    Self.shown(features, of: $0.row),
                                    reference: $0.reference.map { Self.shown(features, of: $0) },
                                    color: $0.color, caption: $0.caption)
                            }
                        })
                }, groups: groups, places: places)
        }
    }

    /// Rows that follow each other, in a panel for each series of them; nil of images, which stand side by side.
    ///
    /// - Parameters:
    ///   - series: The title and the rows of each panel, `[steps, features]`.
    ///   - values: The number that each step stands for, ascending: `[steps]`.
    ///   - keyTitle: The meaning of that number.
    /// - Returns: The panels, with one vertical scale.
    func family(_ series: [(title: String, rows: Matrix)], values: [Double], keyTitle: String) -> (any Figure)? {
        guard case .curves(let features, let places) = shape, !series.isEmpty else { return nil }
        let shown = series.map { one in
            (0..<one.rows.rows).map { row in features.map { one.rows[row, $0] } }
        }
        let all = shown.flatMap(\.self)
        let letters = series.count > 1 ? PanelLetters.first(series.count) : []
        let panels = zip(series, shown).enumerated().map { index, panel in
            CurveFamily(
                title: panel.0.title, panelLetter: letters.isEmpty ? nil : letters[index], curves: panel.1,
                values: values, places: places,
                compared: all, yTitle: index % PanelGrid.columns(for: series.count) == 0 ? "scaled value" : "",
                keyTitle: keyTitle)
        }
        return PanelGrid(panels: panels).limited(for: panels.count)
    }

    /// The most features that a line through each of them is drawn of.
    private static let mostLinePlaces = 2_000

    /// A number for each feature, such as an error, as lines along the axis of the rows; nil of images, of profiles, of several
    /// channels and of rows too long for it.
    ///
    /// - Parameters:
    ///   - series: The look of each line with its values, `[features]`.
    ///   - yTitle: The meaning of the values.
    /// - Returns: The figure.
    func lines(_ series: [(style: MethodStyle, values: [Double])], yTitle: String) -> (any Figure)? {
        guard case .curves(let features, let places) = shape, !places.isProfile, channel == nil, !series.isEmpty,
            features.count <= Self.mostLinePlaces
        else { return nil }
        return PassageCurves(
            places: places.values,
            series: series.map { one in
                PassageCurves.Series(
                    style: one.style, values: features.map { one.values.indices.contains($0) ? one.values[$0] : .nan })
            }, titles: (places.title, yTitle))
    }

    private static func shown(_ features: [Int], of row: [Float]) -> [Float] {
        features.map { row.indices.contains($0) ? row[$0] : .nan }
    }

    /// The number of features that are drawn; 0 of images.
    private var shownFeatures: Int { if case .curves(let features, _) = shape { features.count } else { 0 } }

    /// " of channel 2 (counted from 0), which varies most"; empty of other rows than series.
    private var channelText: String {
        channel.map { " of channel \($0) (counted from 0), which varies most" } ?? ""
    }

    /// The sentences on the scale and on the features that are shown, for a caption.
    func explanation(of report: Report) -> String {
        if isOfImages { return report.rangeText }
        let count = "\(NumberText.count(shownFeatures)) of \(NumberText.count(report.dataset.featureCount))"
        let features = isCut ? "the \(count) scaled features with the largest variance," : "scaled features"
        let scale = isOfProfiles ? "Dots, \(features) in the file's order" : "Curves, scaled values"
        return "\(scale)\(channelText); the panels of a row share one vertical scale."
    }

    /// The same of curves over each other.
    func familyExplanation() -> String {
        let cut = isCut ? " of the \(NumberText.count(shownFeatures)) features with the largest variance" : ""
        return "Scaled values\(channelText)\(cut); all panels share one vertical scale."
    }
}
