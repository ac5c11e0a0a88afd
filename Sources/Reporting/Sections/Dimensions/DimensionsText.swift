internal import Core
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import Plotting

/// The sentences on the error by the number of latent dimensions.
struct DimensionsText {
    private let finding: Dimensions.Finding
    private let components: Components.Finding?
    private let methods: [Method]

    /// The sentences of findings on methods, in the order of the report.
    init(_ finding: Dimensions.Finding, _ components: Components.Finding?, methods: [Method]) {
        self.finding = finding
        self.components = components
        self.methods = methods.filter { finding.curves[$0.rawValue] != nil }
    }

    private var networks: [Method] { methods.filter { !$0.isLinear } }

    /// The network that the first sentence is about: the one that decides on compression, or the first.
    private var subject: Method? {
        networks.first { $0.rawValue == finding.compression?.network } ?? networks.first
    }

    /// One sentence with its number.
    var headline: String {
        if let subject, let meeting = finding.meetings[subject.rawValue], meeting.tried.count > 1 {
            return comparison(of: subject, meeting)
        }
        return kept ?? variance ?? "Errors were measured with \(sizeText(finding.latentSize)) only."
    }

    /// Further sentences.
    var details: [String] {
        [kept, matches, variance, used].compactMap(\.self).filter { $0 != headline }
    }

    /// The training of networks of other sizes.
    var note: String? {
        let trained = networks.compactMap { network -> (String, String)? in
            let epochs = finding.curves[network.rawValue]?.compactMap(\.epochs).max()
            return epochs.map { (NumberText.count($0), network.definiteName) }
        }
        guard !trained.isEmpty else { return nil }
        return
            "Networks of other sizes are initialised from the one with \(sizeText(finding.latentSize)) (autoencoders "
            + "with more dimensions at random) or, where PCA is built in, from a PCA of their own size. They are "
            + "trained for fewer epochs, at most \(Report.list(trained)); longer training may lower their errors."
    }

    /// The size at which the network's error meets that of PCA, or that it does not.
    private func comparison(of network: Method, _ meeting: Dimensions.Meeting) -> String {
        let (first, last) = (meeting.tried[0], meeting.tried[meeting.tried.count - 1])
        let name = network.definiteName
        let range =
            meeting.tried.count == 2
            ? "\(NumberText.count(first)) and \(sizeText(last))"
            : "from \(NumberText.count(first)) to \(sizeText(last))"
        func difference(_ size: Int, isFirst: Bool = true) -> String? {
            let reduction = finding.curves[network.rawValue]?.first { $0.latentSize == size }?.reduction
            return reduction.map(ErrorRatioText.init).map {
                "\($0.difference) (\(isFirst ? "95 % CI " : "")\($0.interval)) with \(NumberText.count(size))"
            }
        }
        let chosen = meeting.tried.contains(finding.latentSize) ? finding.latentSize : first
        let ends = [difference(chosen), chosen == last ? nil : difference(last, isFirst: false)].compactMap(\.self)
        if meeting.betterAt == meeting.tried {
            return "\(name.capitalizedFirst)'s test error is below PCA's at every size tried, \(range): "
                + "\(Report.list(ends))."
        }
        if meeting.worseAt == meeting.tried {
            return
                "PCA's test error is below \(name)'s at every size tried, \(range): \(name)'s is \(Report.list(ends))."
        }
        if let meets = meeting.meetsAt, let before = meeting.betterAt.last, let own = difference(before),
            let other = difference(meets, isFirst: false)
        {
            return
                "\(name.capitalizedFirst)'s advantage over PCA ends at \(sizeText(meets)): its test error is \(own) "
                + "and \(other)."
        }
        guard !meeting.betterAt.isEmpty else {
            return "At none of the sizes tried, \(range), is \(name)'s test error below PCA's."
        }
        let others = meeting.tried.filter { !meeting.betterAt.contains($0) }
        return "\(name.capitalizedFirst)'s test error is below PCA's with \(list(meeting.betterAt)) latent "
            + "dimension\(meeting.betterAt == [1] ? "" : "s"), but not with \(list(others))."
    }

    /// The share of the variance that a code of the chosen size keeps; nil where that is not known.
    var kept: String? {
        guard let compression = finding.compression, let network = subject,
            let own = compression.keptVariance[network.rawValue]
        else { return nil }
        let sizes = "\(NumberText.count(finding.latentSize)) of \(NumberText.count(finding.features)) dimensions"
        let pca = methods.first(where: \.isLinear).flatMap { linear in
            compression.keptVariance[linear.rawValue].map {
                ", \(linear.name) \(IntervalText($0, in: .percent).brief)"
            }
        }
        return
            "With \(sizes), \(network.definiteName) keeps \(IntervalText(own, in: .percent).text) of the test rows' "
            + "variance\(pca ?? "")."
    }

    /// The numbers of components that match the networks; nil where PCA was not followed beyond the chosen size.
    private var matches: String? {
        guard let components, components.mostComponents > finding.latentSize else { return nil }
        let found = networks.compactMap { network in
            components.componentsToMatch[network.rawValue].map { (network, $0) }
        }
        let most = NumberText.count(components.mostComponents)
        let missed = networks.filter { components.componentsToMatch[$0.rawValue] == nil }
        var sentences: [String] = []
        if !found.isEmpty {
            var isNamed = false
            let parts = found.enumerated().map { index, pair in
                // Bounds that are the number itself tell nothing more.
                let bounds = components.componentsToMatchInterval[pair.0.rawValue].flatMap {
                    $0.least != nil && $0.least == $0.most ? nil : $0
                }
                let interval = bounds.map { " (\(isNamed ? "" : "95 % CI ")\(Self.text($0, most: most)))" } ?? ""
                isNamed = isNamed || bounds != nil
                let noun = index == 0 ? " component\(pair.1 == 1 ? "" : "s")" : ""
                return "\(NumberText.count(pair.1))\(noun)\(interval) to match \(pair.0.definiteName)"
            }
            sentences.append("PCA needs \(Report.list(parts)) with \(sizeText(finding.latentSize)).")
        }
        if !missed.isEmpty {
            sentences.append(
                "Even \(most) components leave PCA's error above that of \(Report.list(missed.map(\.definiteName))).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// "9–11", "60 to more than 64".
    static func text(_ bounds: Components.Bounds, most: String) -> String {
        switch (bounds.least, bounds.most) {
        case (let least?, let upper?):
            IntervalText.range(from: NumberText.count(least), to: NumberText.count(upper))
        case (let least?, nil): "\(NumberText.count(least)) to more than \(most)"
        default: "more than \(most)"
        }
    }

    /// The share of the variance that components hold; nil where that is not known.
    private var variance: String? {
        guard let components, components.cumulativeVariance.indices.contains(finding.latentSize - 1) else { return nil }
        let held = percent(components.cumulativeVariance[finding.latentSize - 1])
        let noun =
            finding.latentSize == 1 ? "component holds" : "\(NumberText.count(finding.latentSize)) components hold"
        let most = components.componentsForShare.last.map {
            "; \(percent($0.share)) requires \(NumberText.count($0.count))"
        }
        return "The first \(noun) \(held) of the training rows' variance\(most ?? "")."
    }

    /// The dimensions that are used at the largest size; nil without a method that tells.
    private var used: String? {
        let parts = networks.compactMap { network -> String? in
            guard let point = finding.curves[network.rawValue]?.last, let active = point.activeUnits,
                point.latentSize > finding.latentSize
            else { return nil }
            return "Of \(sizeText(point.latentSize)), \(network.definiteName) uses \(NumberText.count(active))."
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private func sizeText(_ size: Int) -> String {
        "\(NumberText.count(size)) latent dimension\(size == 1 ? "" : "s")"
    }

    private func list(_ sizes: [Int]) -> String { Report.list(sizes.map(NumberText.count)) }
}
