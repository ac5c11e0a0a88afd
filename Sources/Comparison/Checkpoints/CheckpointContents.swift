internal import Methods
internal import NeuralNetworks

/// One checkpoint: the state of one training, and the time that the run had taken.
struct CheckpointContents: Equatable, Sendable {
    let fitting: FittingState
    /// The time that the run had taken, in seconds.
    let elapsed: Double
    /// "VAE at epoch 130".
    let standing: String

    init(_ fitting: FittingState, of job: TrainingJob, elapsed: Double) {
        self.fitting = fitting
        self.elapsed = elapsed
        if fitting.result != nil {
            standing = "\(job.name) trained"
        } else if fitting.isTrial {
            standing = "\(job.name) in trial \(fitting.finished.count + 1)"
        } else {
            standing = "\(job.name) at epoch \((fitting.current?.epoch ?? 0) + 1)"
        }
    }

    /// As a file holds it.
    func record(_ identity: RunIdentity) -> CheckpointRecord {
        var record = fitting.record
        record.texts = ["identity": identity.text, "standing": standing]
        record.arrays["elapsed"] = .doubles([elapsed])
        return record
    }

    /// Reads a file.
    ///
    /// - Parameter path: Where it is.
    /// - Returns: What it says, and whose it is.
    /// - Throws: ``ComparisonError`` where it is damaged or can't be read.
    static func read(_ path: String) throws(ComparisonError) -> (contents: CheckpointContents, identity: RunIdentity) {
        let record = try CheckpointFile.read(path)
        do throws(CheckpointRecord.Missing) {
            guard let identity = RunIdentity(try record.text("identity")) else {
                throw CheckpointRecord.Missing(name: "identity")
            }
            guard let elapsed = try record.doubles("elapsed").first, elapsed >= 0, elapsed < 1e9 else {
                throw CheckpointRecord.Missing(name: "elapsed")
            }
            let contents = CheckpointContents(
                fitting: try FittingState(record), elapsed: elapsed, standing: try record.text("standing"))
            return (contents, identity)
        } catch {
            throw CheckpointFile.unusable(path, "its part \"\(error.name)\" is missing or makes no sense")
        }
    }

    private init(fitting: FittingState, elapsed: Double, standing: String) {
        self.fitting = fitting
        self.elapsed = elapsed
        self.standing = standing
    }
}
