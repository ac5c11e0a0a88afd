internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on rows decoded between two codes.
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

    /// The clause on a gain that is none or does not matter, such as "the difference is 2 %, and …"; nil where it does.
    private static func openness(_ gain: Estimate, margin: Double) -> String? {
        let share = IntervalText(gain, in: .percent, isMagnitude: true)
        if gain.lower <= 0, gain.upper >= 0 {
            return "the difference is \(share.value), and its 95 % CI (\(share.range)) includes zero"
        }
        return abs(gain.value) <= margin
            ? "the difference of \(share.text) is within the margin of \(NumberFormat.plain(100 * margin)) %" : nil
    }

    private init?(_ realness: Interpolation.Realness, margin: Double, methods: [Method], rows: String) {
        let methods = methods.filter { realness.way(of: $0) != nil }
        guard let subject = Self.subject(among: methods), let way = realness.way(of: subject) else { return nil }
        if let gain = way.nearerThanBlend {
            let share = IntervalText(gain, in: .percent, isMagnitude: true)
            let decodes = "Between two of its codes, \(subject.definiteName) decodes \(rows) that are"
            let blend = "a blend of the two decoded ends"
            if share.isZero {
                headline = "\(decodes) as close to real ones as \(blend)."
            } else if let openness = Self.openness(gain, margin: margin) {
                headline = "\(decodes) as close to real ones as \(blend): \(openness)."
            } else {
                headline =
                    "\(decodes) \(share.text) \(gain.value > 0 ? "closer to" : "farther from") real ones than \(blend)."
            }
            let direction = gain.value < 0 ? "farther from" : "closer to"
            // "0 % farther" is neither farther nor closer.
            let isNone = !share.value.contains { ("1"..."9").contains($0) }
            let steps =
                isNone
                ? "steps as close to real \(rows) as a blend of their ends"
                    + (share.isPoint ? "" : ", difference 0 %, 95 % CI \(share.range)")
                : "steps \(share.value) \(direction) real \(rows) than a blend of their ends"
                    + (share.isPoint ? "" : ", 95 % CI \(share.range)")
            evidence = subject.followsPrior ? steps : nil
        } else {
            headline =
                "Between two codes, \(subject.definiteName) decodes a blend of the two ends, "
                + "\(NumberFormat.decimal(way.nearestDistance.value, decimals: 2)) times as far from real \(rows) as "
                + "real \(rows) are from one another."
            evidence = nil
        }
        let distances = methods.compactMap { method in
            realness.way(of: method).map {
                (NumberFormat.decimal($0.nearestDistance.value, decimals: 2), method.name)
            }
        }
        var sentence =
            "On a straight line, the mean distance to the nearest test row is \(Report.list(distances)) times that "
            + "between neighbouring test rows"
        if let circle = realness.way(of: subject, .greatCircle) {
            sentence +=
                "; on the great circle it is \(NumberFormat.decimal(circle.nearestDistance.value, decimals: 2)) "
                + "(\(subject.name))"
        }
        comparison = sentence + "."
    }

    private init?(_ held: Interpolation.HeldOut, margin: Double, methods: [Method], rows: String) {
        let methods = methods.filter { held.way(of: $0) != nil }
        guard let subject = Self.subject(among: methods), let way = held.way(of: subject), let gain = way.mseBelowBlend,
            let blend = held.way(of: nil)
        else { return nil }
        let share = IntervalText(gain, in: .percent, isMagnitude: true)
        let place = "For \(held.label) \(held.rangeText), a range without training rows,"
        let decodes = "\(place) \(subject.definiteName) decodes the missing \(rows)"
        if let openness = Self.openness(gain, margin: margin) {
            headline = "\(decodes) as well as a blend of the two ends: \(openness)."
        } else {
            headline =
                "\(decodes) with an error \(share.text) \(gain.value > 0 ? "lower" : "higher") than that of a blend "
                + "of the two ends."
        }
        evidence =
            subject.followsPrior
            ? "error \(share.value) \(gain.value < 0 ? "higher" : "lower") than a blend's for \(held.label) "
                + "\(held.rangeText), 95 % CI \(share.range)"
            : nil
        let errors =
            (methods.compactMap { method in held.way(of: method).map { (method.name, $0.mse.value) } }
            + [("blend", blend.mse.value)]).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        let parts = zip(errors, NumberText.errors(errors.map(\.1))).map { "\($1) (\($0.0))" }
        comparison = "In order of increasing error, the MSE is \(Report.list(parts))."
    }
}

extension Interpolation.HeldOut {
    /// "100–140 degree".
    var rangeText: String {
        let ends = [from, to].map { NumberFormat.significant($0, digits: 3) }
        return IntervalText.range(from: ends[0], to: ends[1]) + (unit.map { " \($0.escaped)" } ?? "")
    }
}
