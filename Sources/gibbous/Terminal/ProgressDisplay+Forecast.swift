import Comparison
import Core
import Evidence
import Methods

extension ProgressDisplay {
    /// Says how long the whole report will take, before anything is trained.
    ///
    /// - Parameters:
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - beginning: The time from which a limit counts.
    func begin(on data: PreparedData, _ settings: ComparisonSettings, since beginning: ContinuousClock.Instant) {
        if let limit = settings.timeLimit {
            begin(TimeLeft(limit: limit - (ContinuousClock.now - beginning) / .seconds(1)), sentence: nil)
            return
        }
        // Whatever fails here fails again where it matters.
        guard settings.methods.contains(where: \.isNetwork),
            let forecast = try? WorkForecast(data, settings: settings)
        else { return }
        begin(TimeLeft(forecast, questionCount: Questions.all.count), sentence: Self.sentence(on: forecast))
    }

    /// The sentence on how long the whole report takes, and its parts.
    static func sentence(on forecast: WorkForecast) -> String {
        let threads = forecast.threads == 1 ? "one thread" : "\(forecast.threads) threads"
        return "The report takes about \(RoughTime.text(forecast.seconds)) here: "
            + "\(RoughTime.text(forecast.training)) of training with \(threads), then "
            + "\(RoughTime.text(forecast.evidence + forecast.drawing)) of measuring and drawing."
    }
}
