internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The positions of a method's rows on a line or a plane, and the names of its axes.
struct LatentPositions {
    /// `[rows, 2]`, or `[rows, 1]` for a latent size of 1.
    let positions: Matrix
    let axisTitles: (String, String)
    private let view: LatentView

    /// The positions in the view that all figures of a latent space share.
    init(_ result: MethodResult, in report: Report) {
        view =
            report.findings.illustration(of: LatentViews.self)?.views[result.id]
            ?? LatentView(dimensionsOf: result.latentSize)
        positions = view.places(of: result.codes)
        axisTitles = Self.titles(of: view, result)
    }

    /// The axes in the latent space, of unit length and with the share that each dimension has in them, `[shown, latent]`; empty
    /// where they are dimensions themselves.
    var components: [[Float]] {
        guard view.directions != .dimensions || view.isTurned else { return [] }
        return (0..<view.axes.columns).map { view.axes.column($0) }
    }

    /// The places of other codes, `[rows, latent]`, in the same view.
    func places(of codes: Matrix) -> Matrix { view.places(of: codes) }

    private static func titles(of view: LatentView, _ result: MethodResult) -> (String, String) {
        let isPlane = view.axes.columns > 1
        guard view.directions == .dimensions, !view.isTurned else { return isPlane ? ("u₁", "u₂") : ("−z₁", "") }
        return (title(of: 0, in: result), isPlane ? title(of: 1, in: result) : "")
    }

    /// The sentences on what is shown of latent spaces, and on how it was turned.
    static func viewSentences(of results: [MethodResult], in report: Report) -> [String] {
        let views = report.findings[LatentViews.self]?.methods ?? [:]
        func spanned(_ directions: LatentView.Directions, isTurned: Bool) -> [MethodResult] {
            results.filter {
                guard let view = views[$0.id], view.shownDimensions > 1 else { return false }
                return view.directions == directions && (view.turnedOnto != nil) == isTurned
            }
        }
        var sentences: [String] = []
        let plain = spanned(.dimensions, isTurned: false).filter { $0.latentSize > 2 }
        for size in Set(plain.map(\.latentSize)).sorted() {
            let names = plain.filter { $0.latentSize == size }.map(\.method.definiteName)
            sentences.append(
                "Of \(NumberWord.text(size)) dimensions, the panel\(names.count == 1 ? "" : "s") of \(Report.list(names)) "
                    + "show\(names.count == 1 ? "s" : "") the first two.")
        }
        let components = [true, false].flatMap { spanned(.components, isTurned: $0) }
        let turned = spanned(.dimensions, isTurned: true) + spanned(.components, isTurned: true)
        let target = turned.lazy.compactMap { views[$0.id]?.turnedOnto }.first
            .flatMap { id in report.methods.first { $0.id == id } }?.method.definiteName
        let turn = target.map {
            "rotated or reflected, without scaling, to match \($0)'s panel (orthogonal Procrustes)"
        }
        if !components.isEmpty {
            let shares = components.compactMap { result in
                views[result.id]?.varianceShare.map { (percent($0), result.method.name) }
            }
            sentences.append(
                "u₁ and u₂ span the plane of the codes' first two principal components, with \(Report.list(shares)) of the codes' "
                    + "variance" + (turn.map { ", \($0)." } ?? "."))
        } else if let turn {
            sentences.append(
                "u₁ and u₂: the latent dimensions of \(Report.list(turned.map(\.method.definiteName))), \(turn).")
        }
        return sentences
    }

    /// The name of a dimension, with the share of the variance that it explains where that is known.
    static func title(of dimension: Int, in result: MethodResult) -> String {
        let ratio = result.explainedVarianceRatio.map {
            $0.indices.contains(dimension) ? " (\(percent($0[dimension], decimals: 1)) of variance)" : ""
        }
        return result.method.dimensionNaming.name(of: dimension) + (ratio ?? "")
    }
}

extension MethodResult {
    /// The two latent dimensions that carry most, or the first two of a method that gives no posterior; one of a single dimension.
    var leadingDimensions: [Int] {
        guard let divergences = divergenceByDimension, latentSize > 2 else { return Array(0..<min(2, latentSize)) }
        let order = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        return order.prefix(2).sorted()
    }
}

extension Report {
    /// The meaning of colours in every scatter plot of the report.
    var coloring: PointColoring {
        switch labels {
        case .categorical(let labels):
            let base = (baseline ?? methods.first).map { LatentPositions($0, in: self).positions }
            return .categorical(
                codes: labels.codes, categories: labels.categories,
                colors: ClassColors(
                    categories: labels.categories, codes: labels.codes,
                    positions: base ?? Matrix(rows: labels.codes.count, columns: 1),
                    given: labels.colors?.map { Color($0).legibleOnDark }, choice: settings.palette))
        case .continuous(let labels):
            return .continuous(
                values: labels.values, name: labels.name + (labels.unit.map { " (\($0))" } ?? ""),
                palette: settings.palette?.scale ?? .values)
        case nil: return .none
        }
    }

    /// The label's name in a sentence.
    var labelName: String { labels?.name.escaped ?? "the label" }

    /// The same within sentences, in quotation marks.
    var quotedLabel: String { labels.map { "“\($0.name.escaped)”" } ?? "the label" }

    /// The description of coloured rows in a caption, after their noun.
    var coloredText: String { labels.map { "coloured by \($0.name.escaped)" } ?? "in blue" }

    /// The description of the colouring in a caption.
    var coloringText: String {
        switch labels {
        case .categorical(let labels): "colour: \(labels.name.escaped)"
        case .continuous(let labels): "colour scale: \(labels.name.escaped)"
        case nil: "blue: all rows"
        }
    }
}
