#if MPI
    import Comparison
    import Core
    import Foundation
    import MessagePassing
    import Reporting

    extension ReportCommand {
        /// Makes the report by all processes that this one was started with: all train networks, and the first measures and draws.
        func makeReportTogether(_ settings: CommandSettings, since beginning: ContinuousClock.Instant) throws {
            let group = try ProcessGroup()
            guard group.count == 1 || settings.report.comparison.timeLimit == nil else {
                throw UsageError("--time-limit goes by the clock, which several processes don't share; leave it out.")
            }
            var settings = settings
            settings.report.comparison.ranks = group
            if group.rank == 0 {
                try makeReport(settings, since: beginning)
            } else {
                let data = try DataPreparation(settings.report.comparison, reader: reading.reader).run()
                _ = try MethodFitting(data, settings: settings.report.comparison).run { _ in }
            }
            group.end()
        }
    }
#endif
