import TestSupport

/// Numbers written by `Tests/Reference/plotting.py`.
struct ReferenceData: Decodable {
    struct TickCase: Decodable {
        var low: Double
        var high: Double
        var target: Double
        var ticks: [Double]
    }
    struct PercentileCase: Decodable {
        var fraction: Double
        var value: Double
    }
    var ticks: [TickCase]
    var values: [Double]
    var percentiles: [PercentileCase]

    static func load() throws -> ReferenceData { try ReferenceFile.read("plotting.json") }
}
