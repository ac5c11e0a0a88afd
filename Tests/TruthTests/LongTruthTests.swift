import Core
import Foundation
import KnownKinds
import Testing

/// Reports on all kinds of data of known answer, by `script/truth` alone: it takes hours.
@Suite struct LongTruthTests {
    static let request = TruthRequest(ProcessInfo.processInfo.environment)

    /// No more false claims than 2 in 150, and the truth within nine intervals of ten.
    @Test(.enabled(if: LongTruthTests.request != nil)) func verdictsHold() throws {
        let request = try #require(Self.request)
        try FileManager.default.createDirectory(atPath: request.folder, withIntermediateDirectories: true)
        tell(TruthTable.heading)
        let results = ParallelTasks.run(request.runs, threads: request.jobs) { run in
            Result { try record(of: run, in: request.folder) }
        }
        var records: [TruthRecord] = []
        for (run, result) in zip(request.runs, results) {
            switch result {
            case .success(let record): records.append(record)
            case .failure(let error): Issue.record(error, "\(run.kind.name), seed \(run.seed)")
            }
        }
        let order = Dictionary(uniqueKeysWithValues: request.kinds.enumerated().map { ($1.name, $0) })
        let table = TruthTable(
            records: records.sorted { (order[$0.kind] ?? 0, $0.seed) < (order[$1.kind] ?? 0, $1.seed) })
        try table.text.write(toFile: "\(request.folder)/table.txt", atomically: true, encoding: .utf8)
        tell("\n\(table.text)\n")
        #expect((table.falseCount(.better) + table.falseCount(.worse)) * 75 <= records.count)
        #expect(try #require(table.coverage) >= 0.9)
    }

    /// The record of a report, from the folder if it is there already.
    private func record(of run: TruthRun, in folder: String) throws -> TruthRecord {
        let file = URL(filePath: "\(folder)/\(run.kind.name)-\(run.seed).json")
        if let data = try? Data(contentsOf: file) {
            return try JSONDecoder().decode(TruthRecord.self, from: data)
        }
        let record = try run.record()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(record).write(to: file, options: .atomic)
        tell(TruthTable.line(record))
        return record
    }

    /// At once, for whoever waits.
    private func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
