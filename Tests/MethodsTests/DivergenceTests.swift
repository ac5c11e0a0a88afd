import Core
import NeuralNetworks
import OneDNN
import Testing

@testable import Methods

/// A model that a training loses the numbers of at a high learning rate.
private final class FragileModel: TrainableModel {
    private let model: AutoencoderModel
    private let breaks: Bool

    init(_ model: AutoencoderModel, breaks: Bool) {
        self.model = model
        self.breaks = breaks
    }

    var parameters: ParameterStore { model.parameters }
    var inputs: TensorView { model.inputs }
    var targets: TensorView { model.targets }
    var tiles: [Range<Int>] { model.tiles }
    var gradientTasks: [GradientTask] { model.gradientTasks }
    var generators: [UInt64] {
        get { model.generators }
        set { model.generators = newValue }
    }

    func computeLoss(_ tile: Int) -> Double {
        let loss = model.computeLoss(tile)
        return breaks ? .nan : loss
    }

    func validationLoss(_ source: any RowSource, rows: [Int]) throws -> Double {
        try model.validationLoss(source, rows: rows)
    }
}

@Suite struct DivergenceTests {
    private static let rows: Matrix = {
        var generator = SeededGenerator(seed: 6, stream: "rows")
        return generator.normals(rows: 60, columns: 4)
    }()

    /// Fits a network whose training diverges from a learning rate on, or beside a PCA.
    private func fit(
        breaksFrom rate: Double, breaksBesidePCA: Bool = false, control: FitControl = FitControl()
    ) throws -> NetworkFitting.Result<FragileModel> {
        let request = FitRequest(
            Self.rows, kind: .table, trainingRows: Array(0..<40), validationRows: Array(40..<60), latentSize: 2,
            choices: TrainingChoices(epochs: 2, hidden: [8]), control: control)
        let plan = try #require(
            TrainingPlan.candidates(for: request.problem, .plain).first { $0.design.style == .normalized })
        var criteria = NetworkFitting.SelectionCriteria(linear: { $0.meanSquaredError(of: $1) })
        criteria.pcaResidual = .pcaResidual(request.problem, .plain)
        return try NetworkFitting(request).run([plan], criteria: criteria) { plan, batchSize, start in
            let model = try AutoencoderModel(
                plan.design, settings: plan.settings, batchSize: batchSize, start: start, seed: 0)
            let isSecond = plan.design.style == .pcaResidual
            return FragileModel(
                model, breaks: isSecond ? breaksBesidePCA : plan.settings.peakLearningRate >= rate)
        }
    }

    @Test func aTrainingThatDivergesIsRepeatedMoreSlowly() throws {
        let usual = try fit(breaksFrom: .infinity)
        #expect(usual.divergence == nil)
        let repeated = try fit(breaksFrom: 1e-3)
        #expect(repeated.divergence == TrainingDivergence(epoch: 1, learningRate: 2e-3))
        #expect(repeated.history.trainingLosses.allSatisfy { $0.isFinite })
        #expect(throws: DivergedTrainingError.self) { try fit(breaksFrom: 1e-9) }
    }

    /// Two epochs do not make a network as good as a PCA; that the second attempt is lost leaves the first.
    @Test func aSecondTrainingThatDivergesLeavesTheFirst() throws {
        let whole = try fit(breaksFrom: .infinity)
        #expect(whole.comparison?.secondLoss != nil && whole.plan.design.style == .pcaResidual)
        let lost = try fit(breaksFrom: .infinity, breaksBesidePCA: true)
        #expect(lost.plan.design.style == .normalized)
        let comparison = try #require(lost.comparison)
        #expect(comparison.wasWorse && comparison.secondLoss == nil && !comparison.keptSecond)
    }
}
