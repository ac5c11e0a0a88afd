internal import Core
internal import Drawing
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting
internal import Rows

/// The share of each class's test rows that the nearest neighbours in each latent space classify correctly.
struct ClassAccuracy {
    /// A row for all test rows and one for each class with test rows; of many classes, for some at even steps of their ranks.
    let plot: GroupedDotPlot
    /// The sentence of the caption that explains the plot.
    let explanation: String
    /// True if every class that has rows is in the plot.
    let hasAllClasses: Bool
    /// The class that each method's neighbours tell worst; nil where none stands out.
    let finding: String?

    private static let mostClasses = 20
    /// Rows of a class that neighbours tell this often lie together, so that a name on them is true of the place.
    private static let compactAccuracy = 0.8

    /// The accuracies in a report; nil where there are no classes.
    init?(of context: SectionContext, letter: String) {
        let report = context.report
        let shown = report.methods.filter { $0.measures[.knnAccuracy] != nil }
        guard let finding = report.findings[Classes.self], !shown.isEmpty,
            case .categorical(_, let categories, let colors) = context.coloring,
            categories.count == finding.classes.count
        else { return nil }
        func mean(_ found: Classes.ClassFinding) -> Double {
            shown.reduce(0) { $0 + (found.knnAccuracy[$1.id]?.value ?? 0) }
        }
        let present = finding.classes.enumerated().filter { !$0.element.knnAccuracy.isEmpty }.map {
            (code: $0.offset, found: $0.element)
        }
        guard present.count > 1 else { return nil }
        let sorted = present.sorted { (mean($0.found), $0.code) < (mean($1.found), $1.code) }
        let classes =
            present.count <= Self.mostClasses
            ? present : (0..<Self.mostClasses).map { sorted[$0 * (sorted.count - 1) / (Self.mostClasses - 1)] }
        let chance = report.findings[Controls.self]?.controls.first { $0.kind == .majorityClass }?
            .measures[Measure.knnAccuracy.id]?.value
        hasAllClasses = classes.count == colors.counts.count { $0 > 0 }
        plot = GroupedDotPlot(
            names: ["all test rows"] + classes.map(\.found.name.escaped),
            groups: shown.map { result in
                let all = result.measures[.knnAccuracy]?.estimate
                return GroupedDots(
                    method: result.method.style,
                    dots: [all.map { .init(value: $0.value, interval: $0.range) }]
                        + classes.map { entry in
                            entry.found.knnAccuracy[result.id].map {
                                .init(value: $0.value, interval: $0.lower...$0.upper)
                            }
                        })
            }, xTitle: "5-NN accuracy", swatches: [nil] + classes.map { colors.color(of: $0.code) },
            reference: chance, panelLetter: letter)
        let which =
            classes.count < present.count
            ? "\(classes.count) of \(NumberText.count(present.count)) classes, evenly spaced in rank order,"
            : "each class"
        explanation =
            "\(letter), 5-NN accuracy over all test rows with 95 % bootstrap intervals and of \(which) with 95 % Wilson intervals"
            + (chance == nil ? "." : "; dashed line, the most frequent class predicted for every row.")
        self.finding = Self.worst(of: shown, among: present.map(\.found))
    }

    /// The sentence on the class of the lowest accuracy in each latent space.
    private static func worst(of methods: [MethodResult], among classes: [Classes.ClassFinding]) -> String? {
        let parts = methods.compactMap { result -> (name: String, method: String, share: String)? in
            let shares = classes.compactMap { found in
                found.knnAccuracy[result.id].map { (name: found.name.escaped, value: $0.value) }
            }
            guard let lowest = shares.map(\.value).min(), let highest = shares.map(\.value).max(), lowest < highest
            else { return nil }
            let level = shares.filter { $0.value == lowest }
            // A word between name and number: beside a name written from the right, the number would change places with it.
            let name = level.count == 1 ? "“\(level[0].name)”" : "\(NumberWord.text(level.count)) classes"
            return (name, result.method.name, percent(lowest))
        }
        guard let first = parts.first else { return nil }
        if parts.allSatisfy({ $0.name == first.name }), parts.count == methods.count, first.name.hasPrefix("“") {
            let shares = Report.list(parts.map { ($0.share, $0.method) })
            return "Class \(first.name) has the lowest 5-NN accuracy, with \(shares)."
        }
        if parts.allSatisfy({ $0.share == percent(0) && !$0.name.hasPrefix("“") }) {
            let counts = Report.list(parts.map { ($0.name.replacing(" classes", with: ""), $0.method) })
            return "No test row of \(counts) classes is classified correctly."
        }
        // A name once, however long it is.
        var names: [String] = []
        for part in parts where !names.contains(part.name) { names.append(part.name) }
        let groups = names.enumerated().map { place, name in
            let noun = place == 0 && name.hasPrefix("“") ? "class " : ""
            let methods = parts.filter { $0.name == name }.map { "\($0.method) (\($0.share))" }
            return "for \(noun)\(name) in \(Report.list(methods))"
        }
        return "5-NN accuracy is lowest \(Report.list(groups))."
    }

    /// The classes, by code, whose rows lie together in a method's latent space; nil where that is not known.
    static func compactClasses(of result: MethodResult, in context: SectionContext) -> Set<Int>? {
        guard let finding = context.report.findings[Classes.self],
            case .categorical(_, let categories, _) = context.coloring,
            categories == finding.classes.map(\.name)
        else { return nil }
        return Set(
            finding.classes.indices.filter {
                finding.classes[$0].knnAccuracy[result.id].map { $0.value >= compactAccuracy } ?? false
            })
    }
}
