internal import Core
internal import Foundation
internal import Methods
internal import NeuralNetworks
internal import Rows

/// The time by which training has to end for the whole report to be made within a time limit.
///
/// The time that measuring takes depends on the data and on the machine, and is found out by measuring a linear method, which is
/// fitted in no time.
struct TimePlan {
    /// The linear method that was measured, if it is one of those asked for.
    let baseline: FittedMethod?
    /// The time by which training has to end.
    let trainingEnd: ContinuousClock.Instant

    /// More than networks were seen to take, measured against a linear method.
    private static let networkFactor = 1.5
    /// The most that drawing was seen to take of small data, in seconds.
    private static let drawingSeconds = 1.5
    /// The time to draw more data, as a share of the time to measure one method.
    private static let drawingShare = 0.5
    /// The machine may have more to do then than now, and an end too late is worse than one too early.
    private static let caution = 1.3
    /// The number of rows that the linear method is fitted on, if it is fitted for the clock alone.
    private static let sampleRows = 500

    /// Plans a report.
    ///
    /// - Parameters:
    ///   - end: The time by which the report has to be there.
    ///   - data: The data.
    ///   - settings: The user's request.
    ///   - starts: What fits to the data's rows start from.
    ///   - measure: Measures a method as all will be measured.
    /// - Throws: If the linear method can't be fitted or measured.
    init(
        for end: ContinuousClock.Instant, _ data: PreparedData, settings: ComparisonSettings,
        starts: PreparedStarts, measure: (FittedMethod) throws -> Void
    ) throws {
        let asked = settings.methods.first(where: \.isLinear)
        let isAskedFor = asked != nil
        let training = isAskedFor ? data.split.training : Array(data.split.training.prefix(Self.sampleRows))
        var request = FitRequest(
            data.rows, kind: data.kind, trainingRows: training, validationRows: data.split.validation,
            latentSize: settings.latentSize, choices: settings.training)
        request.starts = starts
        let fitted = try (asked ?? .baseline).fit(request)
        let start = ContinuousClock.now
        let processorStart = clock()
        try measure(fitted)
        let seconds = (ContinuousClock.now - start).seconds
        // How much longer things take than on a processor of their own, since others use it too.
        let processorSeconds = Double(clock() - processorStart) / Double(CLOCKS_PER_SEC)
        let slowness = min(10, max(1, seconds / max(0.001, processorSeconds)))
        baseline = isAskedFor ? fitted : nil
        // The first trainings are measured one after the other, further ones side by side: those of each seed, and of a random split.
        let networks = Double(settings.methods.count(where: \.isNetwork))
        let further = data.repeats.count - 1 + (data.repeats.random == nil ? 0 : 1)
        let turns = Double((further + settings.threads - 1) / settings.threads)
        let measuring = seconds * ((isAskedFor ? 1 : 0) + Self.networkFactor * networks * (1 + turns))
        let drawing = Self.drawingSeconds * slowness + Self.drawingShare * seconds
        trainingEnd = end - .seconds(Self.caution * (measuring + drawing))
    }
}
