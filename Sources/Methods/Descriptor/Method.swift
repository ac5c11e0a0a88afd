package import Core

/// A method that rows can be reduced by: its names, its facets, and how it is fitted.
///
/// A report knows no more of a method than what is here and what its fitted models conform to. Two are equal if their
/// identifiers are.
package struct Method: Sendable {
    /// The identifier on the command line, in files and in names of files, such as "vae".
    package let rawValue: String
    /// The type of its fitted models, whose conformances are the method's facets.
    package let model: any FittedReduction.Type
    /// The name in figures and tables, such as "VAE".
    package let name: String
    /// The name in full, such as "variational autoencoder".
    package let longName: String
    /// The name with its indefinite article, such as "a VAE".
    package let indefiniteName: String
    /// The name with its definite article, such as "the VAE".
    package let definiteName: String
    /// The subject of a sentence on it as one of several networks, such as "The plain autoencoder".
    package let errorSubject: String
    /// True if reports compare it unless asked otherwise.
    package let isUsual: Bool
    /// The rank among the methods of a report whose model is used for new rows unless one is named; the highest wins.
    package let preference: Int
    /// The naming of its latent dimensions.
    package let dimensionNaming: DimensionNaming
    /// The two dimensions of many that figures show, as a noun phrase.
    package let shownDimensions: String
    /// True if training makes codes follow the prior N(0, I).
    package let followsPrior: Bool
    /// True if it learns to remove a corruption of its inputs.
    package let learnsDenoising: Bool
    /// The options that only this method has a use for.
    package let options: [OptionDeclaration<TrainingChoices>]
    /// The path that its codes were read from; nil of a method that is fitted here.
    package let origin: String?
    /// The place among the methods that are not registered.
    let unregisteredPlace: Int
    /// The test of choices that make it a model of counts.
    private let countNeed: @Sendable (TrainingChoices) -> Bool
    /// Refuses problems that it can't be fitted to.
    private let checking: @Sendable (FitProblem) throws -> Void
    private let fitting: @Sendable (FitRequest) throws -> any FittedReduction

    /// A method.
    ///
    /// - Parameters:
    ///   - identifier: The identifier: lower-case letters and digits.
    ///   - model: The type of its fitted models.
    ///   - name: The name in figures and tables.
    ///   - longName: The name in full.
    ///   - indefiniteName: The name with its indefinite article; "a" and the name in full if nil.
    ///   - definiteName: The name with its definite article; "the" and the name if nil.
    ///   - errorSubject: The subject of a sentence on it; made of the name in full if nil.
    ///   - isUsual: Whether reports compare it unless asked otherwise.
    ///   - preference: The rank among methods whose model is used for new rows unless one is named.
    ///   - dimensionNaming: The naming of its latent dimensions.
    ///   - shownDimensions: The two dimensions of many that figures show; the first two if nil.
    ///   - followsPrior: Whether training makes codes follow the prior N(0, I).
    ///   - learnsDenoising: Whether it learns to undo a corruption of its inputs.
    ///   - options: The options that only this method has a use for.
    ///   - origin: The path that its codes were read from; nil if it is fitted here.
    ///   - unregisteredPlace: The place among the methods that are not registered, by which figures choose its look.
    ///   - needsCounts: Tells whether choices make it a model of counts, which the file then has to hold.
    ///   - check: Throws if it can't be fitted to a problem, ``UnsuitableDataError`` if that is due to the data.
    ///   - fit: Fits it.
    package init<Model: FittedReduction>(
        _ identifier: String, _ model: Model.Type, name: String, longName: String, indefiniteName: String? = nil,
        definiteName: String? = nil, errorSubject: String? = nil, isUsual: Bool = false, preference: Int = 0,
        dimensionNaming: DimensionNaming = .coordinates, shownDimensions: String? = nil, followsPrior: Bool = false,
        learnsDenoising: Bool = false, options: [OptionDeclaration<TrainingChoices>] = [],
        origin: String? = nil, unregisteredPlace: Int = 0,
        needsCounts: @escaping @Sendable (TrainingChoices) -> Bool = { _ in false },
        check: @escaping @Sendable (FitProblem) throws -> Void = { _ in },
        fit: @escaping @Sendable (FitRequest) throws -> Model
    ) {
        rawValue = identifier
        self.model = model
        self.name = name
        self.longName = longName
        self.indefiniteName = indefiniteName ?? "a \(longName)"
        self.definiteName = definiteName ?? "the \(name)"
        self.errorSubject = errorSubject ?? "The \(longName)"
        self.isUsual = isUsual
        self.preference = preference
        self.dimensionNaming = dimensionNaming
        self.shownDimensions = shownDimensions ?? "\(definiteName ?? "the \(name)")'s first two dimensions"
        self.followsPrior = followsPrior
        self.learnsDenoising = learnsDenoising
        self.options = options.map { $0.belonging(to: identifier) }
        self.origin = origin
        self.unregisteredPlace = unregisteredPlace
        countNeed = needsCounts
        checking = check
        fitting = fit
    }

    /// True if these choices make it a model of counts, so that rows have to be counts rather than their logarithms.
    package func needsCounts(_ choices: TrainingChoices) -> Bool { countNeed(choices) }

    /// Makes sure that the method can be fitted to a problem.
    ///
    /// - Throws: An error that says why it can't, ``UnsuitableDataError`` if that is due to the data.
    package func check(_ problem: FitProblem) throws { try checking(problem) }

    /// Fits the method.
    ///
    /// - Throws: If a training diverged or a library failed.
    package func fit(_ request: FitRequest) throws -> FittedMethod {
        let start = ContinuousClock.now
        let reduction = try fitting(request)
        let seconds = (reduction as? any TimedReduction)?.trainingSeconds
        return FittedMethod(self, reduction, seconds: seconds ?? (ContinuousClock.now - start).inSeconds)
    }
}

extension Method: Hashable {
    package static func == (first: Method, second: Method) -> Bool { first.rawValue == second.rawValue }

    package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension Method: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Method {
    /// True if codes can be decoded to rows.
    package var decodes: Bool { model is any DecodingReduction.Type }
    /// True if its models are layers, which ONNX files hold.
    package var isLayered: Bool { model is any LayeredReduction.Type }
    /// True if it gives distributions over codes and a likelihood.
    package var isProbabilistic: Bool { model is any ProbabilisticReduction.Type }
    /// True if it is linear, so that errors with more components are reported.
    package var isLinear: Bool { model is any LinearReduction.Type }
    /// True if it is a network that is trained in epochs, from a seed.
    package var isNetwork: Bool { model is any TimedReduction.Type }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
