public import LinearAlgebra
public import NeuralNetworks
internal import OneDNN

/// An autoencoder whose codes move little with the rows (Rifai and others, 2011).
public struct ContractiveAutoencoder: AutoencoderVariant {
    let plain: Autoencoder
    /// What the squared Frobenius norm of the encoder's Jacobian counts in the loss.
    public let weight: Double

    /// Trains a contractive autoencoder: as ``Autoencoder/fit(_:kind:trainingRows:validationRows:latentSize:choices:team:course:report:)``.
    public static func fit(
        _ source: any RowSource, kind: DataKind, trainingRows: [Int], validationRows: [Int], latentSize: Int,
        choices: TrainingChoices, team: ThreadTeam = .alone, course: FittingCourse = FittingCourse(),
        report: @escaping (TrainingProgress) -> Void = { _ in }
    ) throws -> ContractiveAutoencoder {
        // The penalty is made of small differences, which bfloat16 would round away.
        var choices = choices
        choices.precision = .f32
        let plans = TrainingPlan.candidates(
            for: kind, .plain, featureCount: source.featureCount, latentSize: latentSize,
            trainingRows: trainingRows.count, choices: choices)
        let plain = try Autoencoder.fit(
            source, plans: plans, penalty: .contraction(weight: choices.contraction), trainingRows: trainingRows,
            validationRows: validationRows, latentSize: latentSize, seed: choices.seed, team: team, course: course,
            report: report)
        return ContractiveAutoencoder(plain: plain, weight: choices.contraction)
    }

    public var objective: TrainingObjective { .contraction(weight: weight) }
}
