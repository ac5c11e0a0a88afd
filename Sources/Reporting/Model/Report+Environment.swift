internal import Core
internal import Foundation
internal import OneDNN

extension Report.Environment {
    /// The environment of this process.
    static func current(threads: Int) -> Report.Environment {
        Report.Environment(
            versions: [("gibbous", gibbousVersion), ("oneDNN", oneDNNVersion())], threads: threads,
            processor: processorName())
    }

    /// The processor's name as the system gives it, or its architecture.
    private static func processorName() -> String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        return name?.trimmed() ?? hostArchitecture
    }

    private static var hostArchitecture: String {
        #if arch(x86_64)
            "x86-64"
        #elseif arch(arm64)
            "arm64"
        #else
            "unknown"
        #endif
    }
}
