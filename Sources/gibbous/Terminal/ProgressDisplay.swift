import Comparison
import Core
import Evidence
import Foundation
import NeuralNetworks
import Reporting
import Synchronization

/// Tells how far a report has come, on standard error: one live line a model on a terminal, plain lines elsewhere.
final class ProgressDisplay: Sendable {
    enum Verbosity: Sendable { case quiet, normal, verbose }

    private struct State {
        /// The networks in training, in the order of their lines.
        var lines: [(job: TrainingJob, line: ProgressLine)] = []
        /// The number of questions that have been answered.
        var answers = 0
        /// The number of live lines on the terminal now.
        var drawn = 0
        /// When the live lines were last drawn.
        var last: ContinuousClock.Instant?
        /// The tenth of its training that each network was last told to have reached.
        var tenths: [TrainingJob: Int] = [:]
        /// The time left, counted from the instant when that was known first.
        var time: (left: TimeLeft, beginning: ContinuousClock.Instant)?

        /// The seconds left of the whole report; nil where they are not known.
        var secondsLeft: Double? {
            time.map { $0.left.seconds(elapsed: (ContinuousClock.now - $0.beginning).seconds) }
        }
    }

    private let verbosity: Verbosity
    /// True if lines can be drawn anew in their place.
    private let isLive: Bool
    private let state = Mutex(State())

    init(_ verbosity: Verbosity) {
        self.verbosity = verbosity
        isLive = ProgressDisplay.isLive(
            isTerminal: isatty(STDERR_FILENO) == 1, type: ProcessInfo.processInfo.environment["TERM"])
    }

    /// True if what standard error goes to understands escape sequences.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether it is a terminal.
    ///   - type: The value of `TERM`.
    /// - Returns: Whether lines can be drawn anew.
    static func isLive(isTerminal: Bool, type: String?) -> Bool {
        isTerminal && !["", "dumb"].contains(type ?? "")
    }

    /// True if nobody wants to know how far it has come.
    var isQuiet: Bool { verbosity == .quiet }

    /// Says how long the whole report takes, and from now on how long it takes still.
    ///
    /// - Parameters:
    ///   - left: The time left.
    ///   - sentence: The sentence to say; nil for none.
    func begin(_ left: TimeLeft, sentence: String?) {
        guard !isQuiet else { return }
        state.withLock { state in
            state.time = (left, .now)
            if let sentence { print(sentence, &state) }
        }
    }

    /// Shows what happened.
    func show(_ event: ComparisonEvent) {
        guard !isQuiet else { return }
        state.withLock { state in
            if let beginning = state.time?.beginning {
                state.time?.left.note(event, elapsed: (ContinuousClock.now - beginning).seconds)
            }
            switch event {
            case .step(let sentence): print(sentence, &state)
            case .training(let job, let progress): show(job, progress, &state)
            case .fitted(let job, let seconds):
                state.lines.removeAll { $0.job == job }
                print("\(job.name): fitted in \(PrintedNumber.fixed(seconds, decimals: 1)) s.", &state)
            case .timed(let part, let seconds):
                if part.hasPrefix("evidence.") {
                    state.answers += 1
                } else if part == "evidence" {
                    state.answers = 0
                }
                // What only those want to know who look for what takes long.
                guard verbosity == .verbose else { return redrawSeldom(&state) }
                print("\(part): \(PrintedNumber.fixed(seconds, decimals: 3)) s", &state)
            }
        }
    }

    /// Shows what was made.
    ///
    /// - Throws: Where standard output can't be written.
    func show(_ summary: ReportSummary) throws {
        guard !isQuiet else { return }
        if let warning = summary.warning { state.withLock { print(warning, &$0) } }
        let text = summary.text.wrapped(to: StandardStreams.columns(of: STDOUT_FILENO))
        try StandardStreams.print(text + "\n")
    }

    /// Reports the checkpoint that remains after an interruption.
    func tell(remaining checkpoints: CheckpointFolder?) {
        guard !isQuiet, let standing = checkpoints?.standing else { return }
        write("Checkpoint saved (\(standing)); continue with --resume.\n")
    }

    /// Leaves the live lines as they are.
    func finish() {
        state.withLock { state in
            state.lines = []
            state.answers = 0
            erase(&state)
        }
    }

    /// Leaves the terminal usable when the program is about to end.
    func interrupt() {
        guard isLive, !isQuiet else { return }
        write("\u{1B}[0m\n")
    }

    private func show(_ job: TrainingJob, _ progress: TrainingProgress, _ state: inout State) {
        let line = ProgressLine(job, progress)
        if isLive && verbosity != .verbose {
            if let index = state.lines.firstIndex(where: { $0.job == job }) {
                state.lines[index].line = line
            } else {
                state.lines.append((job, line))
            }
            redrawSeldom(&state)
            return
        }
        // Trials are many and short: a line for each tenth of all of them.
        let tenth = progress.trial.map { -($0.number * 10 / $0.count) - 1 } ?? progress.epoch * 10 / progress.epochs
        if verbosity == .verbose || state.tenths[job] != tenth {
            state.tenths[job] = tenth
            let columns = StandardStreams.columns(of: STDERR_FILENO)
            write(line.text(left: state.secondsLeft, columns: columns) + "\n")
        }
    }

    /// Writes a line that stays, above the live ones.
    private func print(_ text: String, _ state: inout State) {
        erase(&state)
        StandardStreams.tell(sentences: text)
        redraw(&state)
    }

    /// Draws the live lines anew, unless they have just been drawn: that costs more than an epoch of small data takes.
    private func redrawSeldom(_ state: inout State) {
        if let last = state.last, ContinuousClock.now - last < .milliseconds(80) { return }
        state.last = .now
        redraw(&state)
    }

    private func redraw(_ state: inout State) {
        guard isLive, verbosity != .verbose else { return }
        erase(&state)
        var lines = state.lines.map(\.line)
        if lines.isEmpty && state.answers > 0 {
            lines = [ProgressLine(["measuring", "question \(state.answers)/\(Questions.all.count)"])]
        }
        guard !lines.isEmpty else { return }
        // A live line must not wrap, or it could not be erased.
        let columns = StandardStreams.columns(of: STDERR_FILENO) ?? 80
        let left = state.secondsLeft
        write(lines.map { $0.text(left: left, columns: columns - 1) + "\n" }.joined())
        state.drawn = lines.count
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
}
