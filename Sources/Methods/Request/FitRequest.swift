public import Core
public import NeuralNetworks

/// Everything that fitting a method depends on: rows, what they are, and what the user asks.
public struct FitRequest {
    /// All rows, scaled: `[rows, features]`.
    public var source: any RowSource
    /// The kind of data that the rows are.
    public var kind: DataKind
    /// The rows to learn from.
    public var trainingRows: [Int]
    /// The rows that decide which epoch of a training is kept; none where there are too few rows.
    public var validationRows: [Int]
    /// The rows that are like others, so that trials judge none by its like.
    public var dependence: RowDependence
    /// The number of latent dimensions.
    public var latentSize: Int
    public var choices: TrainingChoices
    /// The decompositions and layouts that fits to the same source start from, shared with them.
    package var starts = PreparedStarts()
    /// The threads that do the work; results do not depend on their number.
    public var team: ThreadTeam
    /// Checkpoints, and when the fit has to be over.
    public var control: FitControl
    /// Called after each epoch, of trials too.
    public var report: (TrainingProgress) -> Void

    /// A request with defaults for everything but the data.
    public init(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int],
        dependence: RowDependence = RowDependence(), latentSize: Int = 2,
        choices: TrainingChoices = TrainingChoices(), team: ThreadTeam = .alone, control: FitControl = FitControl(),
        report: @escaping (TrainingProgress) -> Void = { _ in }
    ) {
        self.source = source
        self.kind = kind
        self.trainingRows = trainingRows
        self.validationRows = validationRows
        self.dependence = dependence
        self.latentSize = latentSize
        self.choices = choices
        self.team = team
        self.control = control
        self.report = report
    }

    /// The size and kind of what is to be learned.
    public var problem: FitProblem {
        FitProblem(
            kind: kind, featureCount: source.featureCount, latentSize: latentSize, trainingRows: trainingRows.count,
            choices: choices)
    }
}

/// The size and kind of what a method is to learn: enough to plan its training before any row is read.
public struct FitProblem: Sendable {
    public var kind: DataKind
    public var featureCount: Int
    public var latentSize: Int
    /// The number of rows to learn from.
    public var trainingRows: Int
    public var choices: TrainingChoices

    public init(
        kind: DataKind, featureCount: Int, latentSize: Int, trainingRows: Int, choices: TrainingChoices
    ) {
        self.kind = kind
        self.featureCount = featureCount
        self.latentSize = latentSize
        self.trainingRows = trainingRows
        self.choices = choices
    }
}
