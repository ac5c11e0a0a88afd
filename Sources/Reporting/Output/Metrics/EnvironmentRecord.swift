/// The processor, threads and library versions that the report was made with, in `metrics.json`.
struct EnvironmentRecord: Encodable {
    let versions: [String: String]
    let processor: String
    let threads: Int
}

extension EnvironmentRecord {
    init(_ environment: Report.Environment) {
        self.init(
            versions: Dictionary(uniqueKeysWithValues: environment.versions.map { ($0.name, $0.version) }),
            processor: environment.processor, threads: environment.threads)
    }
}
