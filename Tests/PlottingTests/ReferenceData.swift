import Foundation

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

    static func load() throws -> ReferenceData {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Reference/plotting.json")
        return try JSONDecoder().decode(ReferenceData.self, from: Data(contentsOf: file))
    }
}
