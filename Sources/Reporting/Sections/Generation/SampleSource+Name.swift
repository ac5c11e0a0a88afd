internal import Drawing
internal import Evidence
internal import Methods
internal import Plotting

extension SampleSource {
    /// The name in figures and tables, as of one of these methods: "VAE, N(0, I)".
    func name(among methods: [Method]) -> String {
        let method = methods.first { $0.rawValue == self.method }?.name ?? self.method
        return switch kind {
        case .prior: "\(method), N(0, I)"
        case .fittedGaussian: "\(method), fitted codes"
        case .probabilisticPCA: "probabilistic PCA"
        case .probabilisticPCAMeans: "probabilistic PCA, no noise"
        }
    }

    /// The words for samples of the source within a sentence: "samples of the VAE from N(0, I)".
    func samplesText(among methods: [Method]) -> String {
        let method = methods.first { $0.rawValue == self.method }?.definiteName ?? self.method
        return switch kind {
        case .prior: "samples of \(method) from N(0, I)"
        case .fittedGaussian: "samples of \(method) from fitted codes"
        case .probabilisticPCA: "samples of probabilistic PCA"
        case .probabilisticPCAMeans: "samples of probabilistic PCA without noise"
        }
    }

    /// The colour in figures: that of its method.
    func color(among methods: [Method]) -> Color {
        methods.first { $0.rawValue == method }?.style.color ?? .ink
    }
}

extension NewData.Finding {
    /// The samples of a method from N(0, I); nil if there are none.
    func prior(of method: String) -> NewData.Source? {
        sources.first { $0.source == SampleSource(kind: .prior, method: method) }
    }

    /// The source that figures of a few show: the methods that are compared, and the baseline with its noise.
    var shown: [SampleSource] {
        let compared = [contrast?.method, contrast?.against].compactMap(\.self)
        let methods = compared.isEmpty ? Array(sources.prefix(1).map(\.source.method)) : compared
        return sources.map(\.source).filter {
            methods.contains($0.method) || $0.kind == .probabilisticPCA
        }
    }
}
