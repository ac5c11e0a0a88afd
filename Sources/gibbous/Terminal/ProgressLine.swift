import Comparison
import Core
import NeuralNetworks

/// A line on the progress of a report: whole words, as many as fit, the most important first.
struct ProgressLine {
    private let fields: [String]

    /// A line of fields, of which the last are left out where they do not fit.
    init(_ fields: [String]) { self.fields = fields }

    /// "AE    epoch  57/200  loss 0.02131  validation 0.02204  24200 rows/s", behind the time left.
    init(_ job: TrainingJob, _ progress: TrainingProgress) {
        let width = String(progress.epochs).count
        let epoch = String(repeating: " ", count: max(0, width - String(progress.epoch).count)) + String(progress.epoch)
        let name = job.name + String(repeating: " ", count: max(0, 4 - job.name.count))
        fields = [
            name, progress.trial.map { "trial \($0.number)/\($0.count)" }, "epoch \(epoch)/\(progress.epochs)",
            "loss \(Self.number(progress.trainingLoss))",
            progress.validationLoss.map { "validation \(Self.number($0))" },
            "\(PrintedNumber.fixed(progress.rowsPerSecond, decimals: 0)) rows/s",
        ].compactMap(\.self)
    }

    /// The line in so many columns.
    ///
    /// - Parameters:
    ///   - left: The seconds left of the whole report; nil where they are not known.
    ///   - columns: The most columns; nil for any number.
    /// - Returns: The line.
    func text(left: Double?, columns: Int? = nil) -> String {
        let time = left.map { Self.padded("\(RoughTime.text($0)) left") }
        var text = ""
        for field in [time].compactMap(\.self) + fields {
            let longer = text.isEmpty ? field : "\(text)  \(field)"
            if let columns, longer.count > columns { break }
            text = longer
        }
        // Not even one field fits.
        if text.isEmpty { text = String((time ?? fields.first ?? "").prefix(columns ?? .max)) }
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// The time in columns enough for all but the longest, so that what follows stays where it is.
    private static func padded(_ time: String) -> String {
        time + String(repeating: " ", count: max(0, 15 - time.count))
    }

    /// Four significant digits.
    private static func number(_ value: Double) -> String { PrintedNumber.general(value, digits: 4) }
}
