import Comparison
import Core
import Foundation
import NeuralNetworks
import Reporting
import Synchronization

/// Tells how far a report has come, on standard error: one live line a model on a terminal, plain lines elsewhere.
final class ProgressDisplay: Sendable {
    enum Verbosity: Sendable { case quiet, normal, verbose }

    private struct State {
        /// The networks in training, in the order of their lines.
        var lines: [(job: TrainingJob, text: String)] = []
        /// The number of live lines on the terminal now.
        var drawn = 0
        /// When the live lines were last drawn.
        var last: ContinuousClock.Instant?
        /// The tenth of its training that each network was last told to have reached.
        var tenths: [TrainingJob: Int] = [:]
    }

    private let verbosity: Verbosity
    private let isTerminal: Bool
    private let state = Mutex(State())

    init(_ verbosity: Verbosity) {
        self.verbosity = verbosity
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    /// Shows what happened.
    func show(_ event: ComparisonEvent) {
        guard verbosity != .quiet else { return }
        state.withLock { state in
            switch event {
            case .step(let sentence): print(sentence, &state)
            case .training(let job, let progress): show(job, progress, &state)
            case .fitted(let job, let seconds):
                state.lines.removeAll { $0.job == job }
                print("\(job.name): fitted in \(PrintedNumber.fixed(seconds, decimals: 1)) s.", &state)
            case .timed(let part, let seconds):
                // What only those want to know who look for what takes long.
                guard verbosity == .verbose else { break }
                print("\(part): \(PrintedNumber.fixed(seconds, decimals: 3)) s", &state)
            }
        }
    }

    /// Shows what was made.
    ///
    /// - Throws: Where standard output can't be written.
    func show(_ summary: ReportSummary) throws {
        guard verbosity != .quiet else { return }
        if let warning = summary.warning { state.withLock { print(warning, &$0) } }
        try StandardStreams.print(summary.text + "\n")
    }

    /// Reports the checkpoint that remains after an interruption.
    func tell(remaining checkpoints: CheckpointFolder?) {
        guard verbosity != .quiet, let standing = checkpoints?.standing else { return }
        write("Checkpoint saved (\(standing)); continue with --resume.\n")
    }

    /// Leaves the live lines as they are.
    func finish() {
        state.withLock { state in
            state.lines = []
            erase(&state)
        }
    }

    /// Leaves the terminal usable when the program is about to end.
    func interrupt() {
        guard isTerminal, verbosity != .quiet else { return }
        write("\u{1B}[0m\n")
    }

    private func show(_ job: TrainingJob, _ progress: TrainingProgress, _ state: inout State) {
        let text = ProgressDisplay.line(job, progress)
        if isTerminal && verbosity != .verbose {
            if let index = state.lines.firstIndex(where: { $0.job == job }) {
                state.lines[index].text = text
            } else {
                state.lines.append((job, text))
            }
            // Drawing costs more than an epoch of small data takes.
            if let last = state.last, ContinuousClock.now - last < .milliseconds(80) { return }
            state.last = .now
            redraw(&state)
            return
        }
        // Trials are many and short: a line for each tenth of all of them.
        let tenth = progress.trial.map { -($0.number * 10 / $0.count) - 1 } ?? progress.epoch * 10 / progress.epochs
        if verbosity == .verbose || state.tenths[job] != tenth {
            state.tenths[job] = tenth
            write(text + "\n")
        }
    }

    /// "AE    epoch  57/200  loss 0.02131  validation 0.02204  24200 rows/s  3 s left", which fits 80 columns.
    private static func line(_ job: TrainingJob, _ progress: TrainingProgress) -> String {
        let width = String(progress.epochs).count
        let epoch = String(repeating: " ", count: width - String(progress.epoch).count) + String(progress.epoch)
        let name = job.name + String(repeating: " ", count: max(0, 4 - job.name.count))
        let validation = progress.validationLoss.map { "  validation " + number($0) } ?? ""
        let trial = progress.trial.map { "trial \($0.number)/\($0.count)  " } ?? ""
        return
            "\(name)  \(trial)epoch \(epoch)/\(progress.epochs)  loss \(number(progress.trainingLoss))\(validation)  "
            + "\(PrintedNumber.fixed(progress.rowsPerSecond, decimals: 0)) rows/s  "
            + "\(PrintedNumber.fixed(progress.secondsLeft.rounded(.up), decimals: 0)) s left"
    }

    /// Four significant digits.
    private static func number(_ value: Double) -> String { PrintedNumber.general(value, digits: 4) }

    /// Writes a line that stays, above the live ones.
    private func print(_ text: String, _ state: inout State) {
        erase(&state)
        write(text + "\n")
        if isTerminal { redraw(&state) }
    }

    private func redraw(_ state: inout State) {
        erase(&state)
        guard !state.lines.isEmpty else { return }
        let columns = ProgressDisplay.terminalColumns()
        write(state.lines.map { String($0.text.prefix(columns - 1)) + "\n" }.joined())
        state.drawn = state.lines.count
    }

    /// Takes the live lines off the terminal.
    private func erase(_ state: inout State) {
        guard state.drawn > 0 else { return }
        write("\u{1B}[\(state.drawn)A\u{1B}[0J")
        state.drawn = 0
    }

    private func write(_ text: String) {
        StandardStreams.tell(text)
    }

    /// The width of the terminal, in columns; a live line must not wrap, or it could not be erased.
    private static func terminalColumns() -> Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }
}
