internal import Core
internal import Datasets
internal import EmbeddingQuality
internal import Evidence
internal import Methods
internal import NeuralNetworks

/// What a network was trained for, as the options say it.
struct ObjectiveRecord: Encodable {
    var noise: String?
    var sparsity: String?
    var contraction: Double?
    var likelihood: String?
    var beta: Double?
    var klWarmup: String?
    var freeBits: Double?
}

extension ObjectiveRecord {
    init(_ objective: TrainingObjective) {
        switch objective {
        case .reconstruction: break
        case .undoing(let damage): noise = damage.description
        case .sparsity(let penalty): sparsity = penalty.description
        case .contraction(let weight): contraction = weight
        case .evidence(let chosen, let choices):
            likelihood = chosen.rawValue
            beta = choices.beta
            klWarmup = choices.warmup?.description
            freeBits = choices.freeBits
        }
    }
}
