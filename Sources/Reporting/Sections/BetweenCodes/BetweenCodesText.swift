internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on what is decoded between two codes.
struct BetweenCodesText {
    /// The result with its number.
    let headline: String
    /// The numbers of all methods.
    let comparison: String
    /// The numbers that decide on the claim; nil where the result decides on none.
    let evidence: String?

    /// The sentences of a finding.
    ///
    /// - Parameters:
    ///   - finding: The numbers.
    ///   - methods: The report's methods, in their order.
    ///   - rows: The word for a row, in the plural: "images" or "rows".
    init?(_ finding: Interpolation.Finding, methods: [Method], rows: String) {
        if let held = finding.heldOut {
            self.init(held, margin: finding.margin, methods: methods, rows: rows)
        } else if let realness = finding.realness {
            self.init(realness, margin: finding.margin, methods: methods, rows: rows)
        } else {
            return nil
        }
    }

    /// The method that sentences are about: one that follows the prior, else the first that is not linear, else the first.
    private static func subject(among methods: [Method]) -> Method? {
        methods.first(where: \.followsPrior) ?? methods.first { !$0.isLinear } ?? methods.first
    }

    /// The reason why a gain is none, as a predicate; nil where it is one.
    private static func reason(_ gain: Estimate, margin: Double) -> String? {
        if gain.lower <= 0, gain.upper >= 0 { return "includes 0" }
        return abs(gain.value) <= margin ? "is below the margin of \(NumberFormat.plain(100 * margin)) %" : nil
    }

    private init?(_ realness: Interpolation.Realness, margin: Double, methods: [Method], rows: String) {
        let methods = methods.filter { realness.way(of: $0) != nil }
        guard let subject = Self.subject(among: methods), let way = realness.way(of: subject) else { return nil }
        if let gain = way.nearerThanBlend {
            let share = ShareText(gain).text
            let decodes = "Between two of its codes, \(subject.definiteName) decodes \(rows)"
            let reason = Self.reason(gain, margin: margin)
            if reason == nil, gain.value > 0 {
                headline = "\(decodes) that lie \(share) nearer to real ones than a blend of the two decoded ends."
            } else if reason == nil {
                headline = "\(decodes) that lie \(share) farther from real ones than a blend of the two decoded ends."
            } else {
                headline =
                    "\(decodes) that lie neither nearer to real ones nor farther from them than a blend of the two decoded ends: "
                    + "the difference of \(share) \(reason ?? "")."
            }
            let direction = gain.value < 0 ? "farther from" : "nearer to"
            evidence =
                subject.followsPrior ? "steps \(share) \(direction) real \(rows) than a blend of their ends" : nil
        } else {
            headline =
                "Between two codes, \(subject.definiteName) decodes a blend of the two ends, "
                + "\(NumberFormat.decimal(way.nearestDistance.value, decimals: 2)) times as far from real \(rows) as these from "
                + "each other."
            evidence = nil
        }
        let distances = methods.compactMap { method in
            realness.way(of: method).map {
                "\(NumberFormat.decimal($0.nearestDistance.value, decimals: 2)) (\(method.name))"
            }
        }
        var sentence =
            "On a straight line, the distance from the nearest test row is \(Report.list(distances)) times that between neighbours "
            + "among the test rows"
        if let circle = realness.way(of: subject, .greatCircle) {
            sentence +=
                "; on the great circle \(NumberFormat.decimal(circle.nearestDistance.value, decimals: 2)) (\(subject.name))"
        }
        comparison = sentence + "."
    }

    private init?(_ held: Interpolation.HeldOut, margin: Double, methods: [Method], rows: String) {
        let methods = methods.filter { held.way(of: $0) != nil }
        guard let subject = Self.subject(among: methods), let way = held.way(of: subject), let gain = way.mseBelowBlend,
            let blend = held.way(of: nil)
        else { return nil }
        let share = ShareText(gain).text
        let place = "Where \(held.label) is \(held.rangeText), which no training row has"
        let what = "\(subject.definiteName) decodes the missing \(rows)"
        let reason = Self.reason(gain, margin: margin)
        if reason == nil, gain.value > 0 {
            headline = "\(place), \(what) with an error \(share) lower than that of a blend of the two ends."
        } else if reason == nil {
            headline = "\(place), \(what) with an error \(share) higher than that of a blend of the two ends."
        } else {
            headline =
                "\(place), \(what) neither better nor worse than a blend of the two ends: the difference in error of \(share) "
                + "\(reason ?? "")."
        }
        evidence =
            subject.followsPrior
            ? "error \(share) \(gain.value < 0 ? "higher" : "lower") than a blend's where \(held.label) is \(held.rangeText)"
            : nil
        let errors =
            (methods.compactMap { method in held.way(of: method).map { (method.name, $0.mse.value) } }
            + [("blend", blend.mse.value)]).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        let parts = zip(errors, NumberText.errors(errors.map(\.1))).map { "\($1) (\($0.0))" }
        comparison = "From the lowest error to the highest, the MSE is \(Report.list(parts))."
    }
}

extension Interpolation.HeldOut {
    /// "100 to 140 degree".
    var rangeText: String {
        "\(NumberFormat.significant(from, digits: 3)) to \(NumberFormat.significant(to, digits: 3))"
            + (unit.map { " \($0.escaped)" } ?? "")
    }
}
