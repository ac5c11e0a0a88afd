internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods

/// The sentences on rows that are not like the data's own.
struct OtherDataText {
    private let finding: OtherData.Finding
    /// The methods of the report.
    private let methods: [Method]
    /// True if rows are images.
    private let isOfImages: Bool

    init(_ finding: OtherData.Finding, methods: [Method], isOfImages: Bool) {
        self.finding = finding
        self.methods = methods
        self.isOfImages = isOfImages
    }

    /// The result in a sentence, true of any numbers.
    var headline: String {
        guard let hardest = finding.hardest, let area = area(of: hardest) else {
            return "There are too few rows to judge whether \(method) works only on data like its own."
        }
        switch finding.claim {
        case nil:
            return
                "\(method.capitalizedFirst)'s reconstruction error distinguishes \(name(of: hardest)) from the "
                + "\(ownRows) with an AUROC of "
                + "\(text(area))\(finding.kinds.count > 1 ? ", the lowest of all kinds of other data" : "")."
        case .holds:
            let others = finding.kinds.count > 1 ? "all kinds of other data" : name(of: hardest)
            let worst = finding.kinds.count > 1 ? " in the hardest case, \(name(of: hardest))" : ""
            return
                "\(method.capitalizedFirst) works only on data like its own: its reconstruction error distinguishes "
                + "\(others) from the \(ownRows), with an AUROC of \(text(area))\(worst)."
        case .fails:
            let kind = deciding ?? hardest
            let area = self.area(of: kind) ?? area
            return
                "\(method.capitalizedFirst) does not work only on data like its own: it reconstructs \(name(of: kind)) "
                + "\(comparison(area)) the \(ownRows) (AUROC \(Self.shown(area).inner))."
        case .undecided: return undecided
        }
    }

    private var undecided: String {
        let open = "whether \(method) works only on data like its own"
        guard finding.units >= finding.leastUnits else {
            return
                "There are too few test rows to judge \(open): \(NumberText.count(finding.units)) independent ones, "
                + "and at least \(NumberText.count(finding.leastUnits)) are needed."
        }
        guard let kind = openKind, let area = area(of: kind) else { return "The data do not show \(open)." }
        guard area.upper < finding.threshold else {
            return
                "The data do not show \(open): the AUROC of its error for \(name(of: kind)) is "
                + "\(Self.shown(area).value), and the 95 % CI (\(Self.shown(area).range)) includes the threshold "
                + "of \(NumberFormat.plain(finding.threshold))."
        }
        return
            "No method distinguishes \(name(of: kind)) from the \(ownRows) (AUROC of \(method)'s error "
            + "\(Self.shown(area).inner)). They may not be foreign at all, so it remains open \(open)."
    }

    /// The kind that leaves the claim open: one whose interval includes the threshold, or else one that may not be foreign.
    private var openKind: OtherData.Foreign? {
        func least(_ kinds: [OtherData.Foreign]) -> OtherData.Foreign? {
            kinds.min { (area(of: $0)?.lower ?? 1) < (area(of: $1)?.lower ?? 1) }
        }
        let open = finding.kinds.filter { area(of: $0).map { $0.lower <= finding.threshold } == true }
        return least(open.filter { area(of: $0).map { $0.upper >= finding.threshold } == true }) ?? least(open)
    }

    /// "better than", in pairs of rows.
    private func comparison(_ area: Estimate) -> String {
        if area.upper < finding.chance { return "better than" }
        return area.lower > finding.chance ? "only a little worse than" : "as well as"
    }

    /// The kind that shows that the method works on other data too.
    private var deciding: OtherData.Foreign? {
        finding.kinds.filter { kind in
            kind.isEstablished && area(of: kind).map { $0.upper < finding.threshold } == true
        }.min { (area(of: $0)?.value ?? 1) < (area(of: $1)?.value ?? 1) }
    }

    /// The kind that the headline is about.
    private var subject: OtherData.Foreign? {
        switch finding.claim {
        case .fails: deciding
        case .undecided: openKind ?? finding.hardest
        case .holds, nil: finding.hardest
        }
    }

    /// PCA's result on the same rows; nil without PCA, or where it is what the headline is about.
    var baseline: String? {
        guard let subject, let linear = methods.first(where: \.isLinear), finding.method != linear.rawValue,
            let area = subject.aurocByError[linear.rawValue]
        else { return nil }
        return "\(linear.name)'s error has an AUROC of \(text(area)) for \(name(of: subject))."
    }

    /// Sentences on errors and likelihoods that contradict each other.
    var disagreements: [String] {
        finding.kinds.flatMap { kind in
            kind.likelihoodDisagrees.compactMap { id -> String? in
                guard let method = named(id), let error = kind.aurocByError[id],
                    let likelihood = kind.aurocByLikelihood[id]
                else { return nil }
                return
                    "Error and likelihood disagree on \(name(of: kind)): \(method.definiteName)'s error has an AUROC "
                    + "of \(text(error)), its \(Self.score(of: method)) one of \(Self.shown(likelihood).brief)"
                    + (likelihood.upper < finding.chance
                        ? ", so that it rates them as more likely than the \(ownRows)." : ".")
            }
        }
    }

    /// The numbers that decide the claim, in a few words; empty without any.
    var evidence: String {
        guard let subject, let area = area(of: subject) else { return "" }
        return "AUROC of \(method)'s error for \(name(of: subject)): \(Self.shown(area).inner)"
    }

    /// "−ELBO" or "−log-likelihood".
    static func score(of method: Method) -> String {
        method.isProbabilistic ? "\(NumberFormat.minus)ELBO" : "\(NumberFormat.minus)log-likelihood"
    }

    /// "the AE".
    var method: String { shownMethod?.definiteName ?? finding.method }

    /// The method whose errors are shown.
    var shownMethod: Method? { named(finding.method) }

    private func named(_ id: String) -> Method? { methods.first { $0.rawValue == id } }

    /// "test images".
    var ownRows: String { isOfImages ? "test images" : "test rows" }

    /// "constant images".
    func name(of foreign: OtherData.Foreign) -> String {
        switch foreign.kind {
        case .probe: "\(isOfImages ? "images" : "rows") of “\(foreign.name ?? "")”"
        case .permuted: isOfImages ? "images with permuted pixels" : "rows with permuted features"
        case .rotated: "rotated images"
        case .flipped: "flipped images"
        case .constant: "constant images"
        }
    }

    /// "constant", as figures and tables name it.
    func shortName(of foreign: OtherData.Foreign) -> String {
        foreign.kind == .probe ? "“\(foreign.name ?? "")”" : foreign.kind.rawValue
    }

    /// The kinds explained, in sentences.
    var kindText: String {
        finding.kinds.map { kind in
            switch kind.kind {
            case .probe: "\(name(of: kind).capitalizedFirst): n = \(NumberText.count(kind.rows))."
            case .permuted: "Permuted: each \(isOfImages ? "pixel" : "feature")'s values shuffled over the \(ownRows)."
            case .rotated: "Rotated: a quarter turn clockwise."
            case .flipped: "Flipped: upside down, or mirrored where images are a single row of pixels."
            case .constant: "Constant: each image's mean in all of its pixels."
            }
        }.joined(separator: " ")
    }

    private func text(_ area: Estimate) -> String { Self.shown(area).text }

    /// The most decimals of an area: near 1, its interval is narrow, and more of them tell nothing.
    static let mostDecimals = 3

    private static func shown(_ area: Estimate) -> IntervalText {
        IntervalText(area, decimals: min(mostDecimals, area.decimals))
    }

    private func area(of foreign: OtherData.Foreign) -> Estimate? { foreign.aurocByError[finding.method] }
}
