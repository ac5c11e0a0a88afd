internal import Foundation
internal import Methods
internal import Rows

/// The trainings of networks with other numbers of latent dimensions: which, and for how many epochs.
///
/// By operations that are counted, never by a clock, so that the same seed trains the same networks. Under a time limit there
/// are none.
struct SizePlan: Sendable {
    /// One training.
    struct Training: Sendable {
        let job: TrainingJob
        /// The trained network that it is like, and may start from.
        let origin: any ResizableReduction
        let latentSize: Int
        /// The most epochs.
        let epochs: Int
    }

    /// The trainings, network after network and from few dimensions to many.
    let trainings: [Training]

    /// The numbers of latent dimensions that are tried.
    static let sizes = [1, 2, 4, 8, 16, 32]
    /// The share of the operations of all trainings that are compared which these may take together.
    static let share = 0.5
    /// Fewer steps than these tell too little of what a network can learn.
    static let leastSteps = 200

    /// The trainings from what has been fitted.
    ///
    /// - Parameters:
    ///   - fitted: All that is compared.
    ///   - settings: The user's request.
    ///   - data: The data.
    init(of fitted: FittedRepeats, _ settings: ComparisonSettings, _ data: PreparedData) {
        let problem = data.problem(settings)
        let networks = settings.timeLimit == nil ? fitted.shown.filter { $0.resizable?.trainedEpochs ?? 0 > 0 } : []
        let budget =
            Self.share
            * fitted.compared.compactMap(\.resizable).reduce(0) {
                $0 + $1.trainingOperations(trainingRows: problem.trainingRows)
            }
        var sizes = Self.sizes(besides: settings.latentSize, features: problem.featureCount, rows: problem.trainingRows)
        while !sizes.isEmpty {
            let epochs = Self.epochs(
                of: networks.compactMap(\.resizable), sizes, problem, budget: settings.isThorough ? nil : budget)
            if let epochs {
                let chosen = sizes.sorted()
                trainings = zip(networks, epochs).flatMap { network, epochs in
                    chosen.compactMap { size in
                        network.resizable.map { origin in
                            Training(
                                job: TrainingJob(
                                    method: network.method, seed: settings.seed, purpose: .latentSize(size)),
                                origin: origin, latentSize: size, epochs: epochs)
                        }
                    }
                }
                return
            }
            sizes.removeLast()
        }
        trainings = []
    }

    /// The sizes that the data allow, first those nearest to the one that is compared.
    static func sizes(besides latentSize: Int, features: Int, rows: Int) -> [Int] {
        func distance(_ size: Int) -> Double { abs(log2(Double(size) / Double(latentSize))) }
        return sizes.filter { $0 != latentSize && $0 < min(features, rows) }.sorted {
            (distance($0), $0) < (distance($1), $1)
        }
    }

    /// The epochs of each network's trainings: the same share of its own; nil where a budget leaves too few steps, or there is no
    /// network.
    ///
    /// - Parameters:
    ///   - networks: The networks to start from.
    ///   - sizes: The sizes of the trainings of each.
    ///   - problem: The kind and size of what is to be learned.
    ///   - budget: The operations that all trainings may take; nil for as many epochs as the networks had.
    /// - Returns: The epochs of each network.
    static func epochs(
        of networks: [any ResizableReduction], _ sizes: [Int], _ problem: FitProblem, budget: Double?
    ) -> [Int]? {
        guard !networks.isEmpty else { return nil }
        let whole = networks.reduce(0.0) { sum, network in
            sizes.reduce(sum) { sum, size in
                var resized = problem
                resized.latentSize = size
                return sum + Double(network.trainedEpochs) * network.epochOperations(resizedFor: resized)
            }
        }
        let share = budget.map { min(1, $0 / max(1, whole)) } ?? 1
        let epochs = networks.map { Int(share * Double($0.trainedEpochs)) }
        let isLongEnough = zip(networks, epochs).allSatisfy { network, epochs in
            // Where all epochs are asked for, the networks themselves have had no more.
            budget == nil || epochs * network.stepsPerEpoch(trainingRows: problem.trainingRows) >= leastSteps
        }
        return isLongEnough ? epochs : nil
    }
}
