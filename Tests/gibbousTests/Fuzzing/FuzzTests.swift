import Foundation
import Synchronization
import Testing

/// Whatever bytes are in a file, the program ends with status 0 or 65 and a message, within its time, and leaves nothing behind.
///
/// The short run is a part of the tests; `script/fuzz` makes it long, by the variables that are read here.
@Suite struct FuzzTests {
    /// The request of `script/fuzz`.
    private struct Request {
        var indices = 0..<60
        var seed: UInt64 = 0
        var jobs = 2
        /// The folder that keeps files with which something was wrong; nil for none.
        var folder: String?
        var program: String?

        init(_ environment: [String: String]) {
            if let count = environment["GIBBOUS_FUZZ_COUNT"].flatMap(Int.init) { indices = 0..<count }
            if let only = environment["GIBBOUS_FUZZ_ONLY"].flatMap(Int.init) { indices = only..<only + 1 }
            if let number = environment["GIBBOUS_FUZZ_SEED"].flatMap(UInt64.init) { seed = number }
            if let number = environment["GIBBOUS_FUZZ_JOBS"].flatMap(Int.init) { jobs = max(1, number) }
            folder = environment["GIBBOUS_FUZZ_FOLDER"]
            program = environment["GIBBOUS_FUZZ_PROGRAM"]
        }
    }

    /// Without this, files that are refused for another reason would pass for well-tested ones.
    @Test func filesAsTheyAreGiveReports() throws {
        let run = FuzzRun(program: try Program.url().path)
        for index in 1...FuzzCase.seeds.count {
            let fuzzCase = try FuzzCase(-index, seed: 0)
            let folder = try Program.Folder()
            try Data(fuzzCase.bytes).write(to: URL(filePath: "\(folder.path)/\(fuzzCase.fileName)"))
            let result = try Program.run(fuzzCase.commands[1], in: folder)
            #expect(result.status == 0, "\(fuzzCase.description): \(result.errors)")
        }
        #expect(try run.failures(of: FuzzCase(-1, seed: 0)).isEmpty)
    }

    @Test func mutatedFiles() throws {
        let request = Request(ProcessInfo.processInfo.environment)
        let run = FuzzRun(program: try request.program ?? Program.url().path)
        let next = Mutex(request.indices.lowerBound)
        let shared = Self.sharedMemory()
        DispatchQueue.concurrentPerform(iterations: request.jobs) { _ in
            while true {
                let index = next.withLock { index in
                    defer { index += 1 }
                    return index
                }
                guard request.indices.contains(index) else { return }
                do {
                    let fuzzCase = try FuzzCase(index, seed: request.seed)
                    try report(run.failures(of: fuzzCase), of: fuzzCase, request)
                } catch {
                    Issue.record(error, "case \(index)")
                }
                if index % 100 == 99 { print("\(index + 1) of \(request.indices.count) files tried") }
            }
        }
        // What other programs share meanwhile is theirs.
        for _ in 0..<20 where !Self.sharedMemory().isSubset(of: shared) { usleep(100_000) }
        let left = Self.sharedMemory().subtracting(shared)
        #expect(left.isEmpty, "left in shared memory: \(left.sorted())")
    }

    private func report(_ failures: [String], of fuzzCase: FuzzCase, _ request: Request) throws {
        guard !failures.isEmpty else { return }
        var place = ""
        if let folder = request.folder {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            place = "\(folder)/\(fuzzCase.index)-\(fuzzCase.fileName)"
            try Data(fuzzCase.bytes).write(to: URL(filePath: place))
            place = " The file: \(place)."
        }
        Issue.record(
            """
            Case \(fuzzCase.index) (\(fuzzCase.description)): \(failures.joined(separator: "; ")).\(place) \
            Again: script/fuzz --seed \(request.seed) --only \(fuzzCase.index)
            """)
    }

    /// The names of the memory that processes of ours share with each other.
    ///
    /// The Python package, whose tests may run meanwhile, has folders of its own there.
    private static func sharedMemory() -> Set<String> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/shm")) ?? []
        return Set(names.filter { $0.contains("gibbous") && !$0.hasPrefix("gibbous-python-") })
    }
}
