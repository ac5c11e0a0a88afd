/// A race of training plans over folds, which the worse half leaves after each (successive halving; Jamieson and Talwalkar, 2016).
///
/// The first plan that has not diverged stays to the end, since others have to beat it by a margin.
struct TrialRace {
    private var sums: [Double]
    private var folds: [Int]
    private var running: [Int]

    /// A race of so many plans, the one that is usually best first.
    init(plans: Int) {
        sums = [Double](repeating: 0, count: plans)
        folds = [Int](repeating: 0, count: plans)
        running = Array(0..<plans)
    }

    /// Adds the loss of a plan on a fold; one that is no finite number ends the plan's race.
    mutating func add(_ loss: Double, of plan: Int) {
        sums[plan] += loss
        folds[plan] += 1
        if !sums[plan].isFinite { running.removeAll { $0 == plan } }
    }

    /// The plans that go on, in their order, once at most so many may.
    mutating func narrowed(to count: Int) -> [Int] {
        guard let first = running.first, running.count > count else { return running }
        let others = running.dropFirst().sorted { (mean($0), $0) < (mean($1), $1) }
        running = ([first] + others.prefix(max(0, count - 1))).sorted()
        return running
    }

    /// The mean loss of each plan that did not diverge, over the folds that it was tried on; in the plans' order.
    var losses: [(plan: Int, loss: Double, folds: Int)] {
        sums.indices.filter { sums[$0].isFinite && folds[$0] > 0 }.map { ($0, mean($0), folds[$0]) }
    }

    private func mean(_ plan: Int) -> Double { sums[plan] / Double(folds[plan]) }
}
