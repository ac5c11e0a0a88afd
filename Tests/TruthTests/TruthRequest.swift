import Foundation
import KnownKinds

/// The request of `script/truth`, in variables of the environment.
struct TruthRequest {
    /// The place for what reports came to, from where a run that was interrupted goes on.
    let folder: String
    private(set) var kinds = KnownKind.all
    private(set) var seeds = 0..<5
    private(set) var jobs = 1

    /// The request; nil where nothing is asked for.
    init?(_ environment: [String: String]) {
        guard let folder = environment["GIBBOUS_TRUTH_FOLDER"] else { return nil }
        self.folder = folder
        if let names = environment["GIBBOUS_TRUTH_KINDS"]?.split(separator: ",") {
            kinds = kinds.filter { kind in names.contains { kind.name.contains($0) } }
        }
        if let range = environment["GIBBOUS_TRUTH_SEEDS"].flatMap(Self.seeds) { seeds = range }
        if let number = environment["GIBBOUS_TRUTH_JOBS"].flatMap(Int.init) { jobs = max(1, number) }
    }

    /// All reports, every kind of one seed before the next, so that a part of them is a part of each kind.
    var runs: [TruthRun] { seeds.flatMap { seed in kinds.map { TruthRun(kind: $0, seed: UInt64(seed)) } } }

    /// "5" for the first five, "2-3" for the third and the fourth.
    private static func seeds(_ text: String) -> Range<Int>? {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        return switch numbers.count {
        case 1 where numbers[0] > 0: 0..<numbers[0]
        case 2 where numbers[0] >= 0 && numbers[0] <= numbers[1]: numbers[0]..<numbers[1] + 1
        default: nil
        }
    }
}
