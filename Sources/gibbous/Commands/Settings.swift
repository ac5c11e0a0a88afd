import ArgumentParser
import Comparison
import Core
import Foundation
import Methods
import Reporting

/// All that a report needs to know, from the command line, then the settings file, then defaults.
struct Settings {
    let report: ReportSettings
    let verbosity: ProgressDisplay.Verbosity

    init(_ command: ReportCommand) throws {
        var file = try command.config.map(SettingsFile.init(path:)) ?? SettingsFile()
        var (input, methods, family, output) = (command.input, command.methods, command.family, command.output)
        try input.take(from: &file)
        try methods.take(from: &file)
        try family.take(from: &file)
        try output.take(from: &file)
        try file.requireAllKnown()
        let stem = URL(filePath: command.file).deletingPathExtension().lastPathComponent
        var report = ReportSettings(file: command.file, output: output.output ?? "output/\(stem)")
        report.reading = input.reading
        report.methods = try family.methods(asked: methods.methods?.methods)
        report.latentSize = methods.latent ?? report.latentSize
        report.training = TrainingChoices(
            epochs: methods.epochs?.count, batchSize: methods.batchSize, hidden: methods.hidden?.widths,
            architecture: methods.architecture ?? .auto, precision: methods.precision ?? .auto,
            seed: methods.seed ?? 0)
        try family.apply(to: &report.training)
        report.memory = input.memory?.byteCount
        report.testFraction = methods.testFraction ?? report.testFraction
        report.repeats = methods.repeats ?? report.repeats
        report.timeLimit = methods.timeLimit?.seconds
        report.resumes = output.resume
        report.checkpointInterval = output.checkpointInterval?.seconds ?? report.checkpointInterval
        report.threads = methods.threads ?? AvailableProcessors.count
        report.paper = output.paper ?? report.paper
        report.formats = output.formats?.formats ?? report.formats
        report.force = output.force
        report.savesReconstructions = output.saveReconstructions
        try Settings.check(report)
        self.report = report
        verbosity = output.quiet ? .quiet : output.verbose ? .verbose : .normal
    }

    /// Refuses numbers that make no sense whatever the data are.
    private static func check(_ report: ReportSettings) throws {
        guard (1...1_024).contains(report.latentSize) else {
            throw UsageError(message: "--latent takes a number from 1 to 1024, not \(report.latentSize).")
        }
        guard report.testFraction > 0 && report.testFraction < 1 else {
            throw UsageError(message: "--test-fraction takes a number between 0 and 1, not \(report.testFraction).")
        }
        guard (1...1_000).contains(report.repeats) else {
            throw UsageError(message: "--repeats takes a number from 1 to 1000, not \(report.repeats).")
        }
        guard (1...1_024).contains(report.threads) else {
            throw UsageError(message: "--threads takes a number from 1 to 1024, not \(report.threads).")
        }
        guard report.training.precision.isAvailable else {
            throw UsageError(message: "This processor does not compute in bfloat16. Leave out --precision.")
        }
        if let size = report.training.batchSize, !(1...65_536).contains(size) {
            throw UsageError(message: "--batch-size takes a number from 1 to 65536, not \(size).")
        }
    }
}
