internal import Core
internal import Methods

/// The choices about training a network; what is nil is chosen from the data.
///
///     var options = TrainingOptions()
///     options.epochs = 20
///     let model = try Autoencoder.fit(dataset, options: options)
public struct TrainingOptions: Sendable {
    /// The number of epochs at most; the epoch with the least loss on held-out rows is kept.
    public var epochs: Int?
    /// The rows of a minibatch.
    public var batchSize: Int?
    /// The widths of the encoder's hidden layers; the decoder's are the same in reverse.
    public var hidden: [Int]?
    /// The length of training where the epochs are chosen from the data.
    public var effort = Effort.standard
    /// The random seed; the same gives the same model, whatever the number of threads.
    public var seed: UInt64 = 0
    /// The number of threads that train; nil for the processors that this process may run on.
    public var threads: Int?

    /// The length of training, in operations that are counted, so that it is the same on every machine.
    ///
    ///     options.effort = .quick
    public enum Effort: String, Sendable, CaseIterable {
        /// A first look: about a quarter of the standard operations, and a single comparison.
        case quick
        /// Most of what a longer training reaches.
        case standard
        /// As long as longer training was found to lower the error.
        case thorough
    }

    /// Choices with a seed of 0, the standard effort, and the rest chosen from the data.
    public init(
        epochs: Int? = nil, batchSize: Int? = nil, hidden: [Int]? = nil, effort: Effort = .standard, seed: UInt64 = 0,
        threads: Int? = nil
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.hidden = hidden
        self.effort = effort
        self.seed = seed
        self.threads = threads
    }

    /// Refuses numbers that make no sense whatever the data are.
    func check() throws(GibbousError) {
        let counts = [("epochs", epochs), ("a minibatch of rows", batchSize), ("threads", threads)]
        for (name, count) in counts where (count ?? 1) < 1 {
            throw GibbousError(.invalidArgument, "\(count ?? 0) \(name) make no sense: at least 1 is needed.")
        }
        if let hidden, !hidden.allSatisfy({ $0 > 0 }) {
            throw GibbousError(
                .invalidArgument, "Hidden layers of widths \(hidden) make no sense: each has at least 1.")
        }
    }

    /// The number of threads to train with.
    var threadCount: Int { threads ?? AvailableProcessors.count }

    /// The choices as methods take them.
    var choices: TrainingChoices {
        TrainingChoices(epochs: epochs, batchSize: batchSize, hidden: hidden, effort: effort.storage, seed: seed)
    }
}

extension TrainingOptions.Effort {
    /// The effort as methods take it.
    fileprivate var storage: Methods.Effort {
        switch self {
        case .quick: .quick
        case .standard: .standard
        case .thorough: .thorough
        }
    }
}
