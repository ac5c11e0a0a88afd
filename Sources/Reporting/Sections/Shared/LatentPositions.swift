internal import Core
internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The positions of a method's rows on a plane, and the names of its axes.
struct LatentPositions {
    /// `[rows, 2]`, or `[rows, 1]` for a latent size of 1.
    let positions: Matrix
    let axisTitles: (String, String)
    /// The projection that made a plane of more than two dimensions; nil if there are no more.
    let projection: String?

    init(_ result: MethodResult) {
        let chosen = LatentPositions.dimensions(of: result)
        positions = LatentPositions.places(of: result.codes, in: result)
        let titles = chosen.map { LatentPositions.title(of: $0, in: result) }
        axisTitles = (titles[0], titles.count > 1 ? titles[1] : "")
        projection = result.latentSize > 2 ? result.method.shownDimensions : nil
    }

    /// The sentences on what is shown of more dimensions than a plane has.
    static func projectionSentences(of results: [MethodResult]) -> [String] {
        var rules: [(size: Int, names: [String])] = []
        for result in results {
            guard let rule = LatentPositions(result).projection else { continue }
            if let place = rules.firstIndex(where: { $0.size == result.latentSize }) {
                rules[place].names.append(rule)
            } else {
                rules.append((result.latentSize, [rule]))
            }
        }
        return rules.map { "Two of \(NumberWord.text($0.size)) dimensions are shown: \(Report.list($0.names))." }
    }

    /// The places of codes, `[rows, latent]`, in the dimensions of a method that are shown.
    static func places(of codes: Matrix, in result: MethodResult) -> Matrix {
        let chosen = dimensions(of: result)
        return Matrix(
            rows: codes.rows, columns: chosen.count,
            values: (0..<codes.rows).flatMap { row in chosen.map { codes[row, $0] } })
    }

    /// The two dimensions that are shown: the first, or for a VAE those that carry most.
    static func dimensions(of result: MethodResult) -> [Int] {
        guard let divergences = result.divergenceByDimension, result.latentSize > 2 else {
            return Array(0..<min(2, result.latentSize))
        }
        let order = divergences.indices.sorted { (-divergences[$0], $0) < (-divergences[$1], $1) }
        return order.prefix(2).sorted()
    }

    /// The name of a dimension, with the share of the variance that it explains where that is known.
    static func title(of dimension: Int, in result: MethodResult) -> String {
        let ratio = result.explainedVarianceRatio.map {
            $0.indices.contains(dimension) ? " (\(percent($0[dimension], decimals: 1)) of variance)" : ""
        }
        return result.method.dimensionNaming.name(of: dimension) + (ratio ?? "")
    }
}

extension Report {
    /// The meaning of colours in every scatter plot of the report.
    var coloring: PointColoring {
        switch labels {
        case .categorical(let labels):
            let base = (baseline ?? methods.first).map { LatentPositions($0).positions }
            return .categorical(
                codes: labels.codes, categories: labels.categories,
                colors: ClassColors(
                    categories: labels.categories, codes: labels.codes,
                    positions: base ?? Matrix(rows: labels.codes.count, columns: 1),
                    given: labels.colors?.map { Color($0) }))
        case .continuous(let labels):
            return .continuous(
                values: labels.values, name: labels.name + (labels.unit.map { " (\($0))" } ?? ""))
        case nil: return .none
        }
    }

    /// The label's name in a sentence.
    var labelName: String { labels?.name.escaped ?? "the label" }

    /// The description of coloured rows in a caption, after their noun.
    var coloredText: String { labels.map { "coloured by \($0.name.escaped)" } ?? "in blue" }

    /// The description of the colouring in a caption.
    var coloringText: String {
        switch labels {
        case .categorical(let labels): "colour: \(labels.name.escaped)"
        case .continuous(let labels): "colour scale: \(labels.name.escaped)"
        case nil: "blue: test rows"
        }
    }
}
