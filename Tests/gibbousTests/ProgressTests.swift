import Comparison
import Core
import Methods
import Testing

@testable import GibbousCommand
@testable import NeuralNetworks

/// Messages on progress: the time left, and lines that fit.
@Suite struct ProgressTests {
    private let ae = TrainingJob(method: .ae, seed: 0)
    private let vae = TrainingJob(method: .vae, seed: 0)

    private func progress(_ epoch: Int, of epochs: Int = 100, trial: (Int, Int)? = nil) -> TrainingProgress {
        var progress = TrainingProgress(
            epoch: epoch, epochs: epochs, trainingLoss: 0.021314, validationLoss: 0.022043, learningRate: 1e-3,
            rowsPerSecond: 24_200, secondsLeft: 3)
        progress.trial = trial.map { (number: $0.0, count: $0.1) }
        return progress
    }

    /// 40 s of each network, of which 10 s are trials, side by side; then 16 s and 4 s.
    private var forecast: WorkForecast {
        let seconds = WorkForecast.Seconds(trials: 10, training: 30)
        return WorkForecast(
            jobs: [ae: seconds, vae: seconds], otherSizes: 0, otherSizeCount: 0, threads: 2, evidence: 16, drawing: 4)
    }

    @Test func theWholeReportIsForecast() {
        #expect(forecast.training == 40 && forecast.seconds == 60)
        let sentence = ProgressDisplay.sentence(on: forecast)
        #expect(
            sentence
                == "The report takes about 1 min here: 40 s of training with 2 threads, then 20 s of measuring and drawing."
        )
        // One long training is not shorter for there being many threads.
        let long = WorkForecast(
            jobs: forecast.jobs, otherSizes: 20, otherSizeCount: 4, threads: 8, evidence: 0, drawing: 0)
        #expect(long.training == 40)
    }

    @Test func timeLeftFallsAsForecast() {
        var left = TimeLeft(forecast, questionCount: 7)
        #expect(left.seconds(elapsed: 0) == 60)
        // Half of the trials, then half of the training.
        for job in [ae, vae] { left.note(.training(job, progress(50, trial: (1, 2))), elapsed: 2.5) }
        #expect(abs(left.seconds(elapsed: 2.5) - 57.5) < 1e-9)
        for job in [ae, vae] { left.note(.training(job, progress(50)), elapsed: 25) }
        #expect(abs(left.seconds(elapsed: 25) - 35) < 1e-9)
        for job in [ae, vae] { left.note(.fitted(job, seconds: 30), elapsed: 40) }
        left.note(.timed("fitting", seconds: 40), elapsed: 40)
        #expect(abs(left.seconds(elapsed: 40) - 20) < 1e-9)
        left.note(.timed("measures", seconds: 1), elapsed: 41)
        left.note(.timed("evidence.verdict", seconds: 1), elapsed: 42)
        #expect(abs(left.seconds(elapsed: 42) - (0.6 * 16 + 4)) < 1e-9)
        left.note(.timed("evidence", seconds: 1), elapsed: 43)
        #expect(abs(left.seconds(elapsed: 43) - 4) < 1e-9)
    }

    /// A machine that is slower than it was when it was measured.
    @Test func timeLeftFollowsThePace() {
        var left = TimeLeft(forecast, questionCount: 7)
        for job in [ae, vae] { left.note(.training(job, progress(100, trial: (2, 2))), elapsed: 34) }
        // 10 s of 60 s are done, in 34 s.
        #expect(abs(left.seconds(elapsed: 34) - 50 * 3) < 1e-9)
    }

    @Test func aLimitIsWhatIsLeft() {
        let left = TimeLeft(limit: 90)
        #expect(left.seconds(elapsed: 30) == 60 && left.seconds(elapsed: 100) == 0)
    }

    /// Whole words at any width, the time left first.
    @Test func linesFit() {
        let line = ProgressLine(ae, progress(57, of: 200))
        #expect(
            line.text(left: 83)
                == "1 min 20 s left  AE    epoch  57/200  loss 0.02131  validation 0.02204  24200 rows/s")
        #expect(line.text(left: 83, columns: 59) == "1 min 20 s left  AE    epoch  57/200  loss 0.02131")
        #expect(line.text(left: 8, columns: 40) == "8 s left         AE    epoch  57/200")
        #expect(line.text(left: nil, columns: 40) == "AE    epoch  57/200  loss 0.02131")
        let trial = ProgressLine(ae, progress(3, of: 9, trial: (2, 4)))
        #expect(trial.text(left: 8, columns: 45) == "8 s left         AE    trial 2/4  epoch 3/9")
        for columns in 1...90 {
            let text = line.text(left: 83, columns: columns)
            #expect(text.count <= columns)
            let isWhole = line.text(left: 83).hasPrefix(text) && !text.hasSuffix(" ")
            #expect(isWhole || columns < 15, "\(columns): \(text)")
        }
    }

    @Test func sentencesKeepTheirWords() {
        let text = "Data: /images (120×8×8 uint8), the only numeric matrix in the file.\n  indented\n\nlast"
        #expect(text.wrapped(to: nil) == text && text.wrapped(to: 80) == text)
        #expect(
            text.wrapped(to: 30)
                == "Data: /images (120×8×8 uint8),\nthe only numeric matrix in the\nfile.\n  indented\n\nlast")
        // A path is not cut.
        #expect("see /a/rather/long/path here".wrapped(to: 10) == "see\n/a/rather/long/path\nhere")
    }

    @Test func escapeSequencesAreForTerminalsThatKnowThem() {
        #expect(ProgressDisplay.isLive(isTerminal: true, type: "xterm-256color"))
        #expect(!ProgressDisplay.isLive(isTerminal: true, type: "dumb"))
        #expect(!ProgressDisplay.isLive(isTerminal: true, type: nil))
        #expect(!ProgressDisplay.isLive(isTerminal: false, type: "xterm"))
    }
}
