internal import Foundation

/// The files that hdf5_fixtures.py and layout_fixtures.py in Tests/Reference write, and what is in them.
package enum Fixtures {
    /// The path of a file.
    package static func path(_ name: String) -> String {
        ReferenceFile.url("fixtures/\(name)").path
    }

    /// The path of a file of one of the layouts.
    package static func layout(_ name: String) -> String { path("layouts/\(name)") }

    /// Numbers that a file holds, as the script recorded them.
    package static func expected(_ key: String, by script: String = "hdf5_fixtures") throws -> [Double] {
        // JSONDecoder reads numbers exactly; JSONSerialization on Linux is off in the last digit.
        let data = try Data(contentsOf: ReferenceFile.url("\(script).json"))
        let record = try JSONDecoder().decode([String: RecordedNumbers].self, from: data)
        return record[key]?.numbers ?? []
    }
}

/// A number or a nest of arrays of them; "inf" and "nan" are numbers too.
private struct RecordedNumbers: Decodable {
    let numbers: [Double]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let nested = try? container.decode([RecordedNumbers].self) {
            numbers = nested.flatMap(\.numbers)
        } else if let number = try? container.decode(Double.self) {
            numbers = [number]
        } else {
            numbers = (try? container.decode(String.self)).flatMap { Double($0) }.map { [$0] } ?? []
        }
    }
}
