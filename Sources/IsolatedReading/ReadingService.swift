internal import Datasets
internal import Foundation
internal import Isolation
internal import Rows

/// Reads a file for another process: what `gibbous` starts itself once more for.
package struct ReadingService {
    private let service: WorkerService

    /// Takes up the connection to the process that started this one.
    ///
    /// - Returns: nil where none has.
    package init?() {
        guard let service = try? WorkerService() else { return nil }
        self.service = service
    }

    /// Answers questions until nobody asks any more.
    package func run() {
        var source: (any BlockSource)?
        var cache: BlockCache?
        service.run { question in
            let answer: ReadingAnswer
            do {
                switch try JSONDecoder().decode(ReadingQuestion.self, from: question) {
                case .inspection(let file, let options, let memory):
                    answer = inspection(of: file, options, memory)
                case .dataset(let file, let options, let memory):
                    let dataset = try dataset(file, options, memory)
                    if case .blocks(let rows) = dataset.features.storage { (source, cache) = (rows.source, rows.cache) }
                    answer = .dataset(try SharedDataset(dataset, in: service.memory))
                case .block(let block, let slot):
                    guard let source, let cache else { throw IsolationError.unintelligible }
                    try unsafe source.load(block, slot: slot, at: cache.address(of: slot))
                    answer = .done
                }
            } catch {
                answer = .failure(Self.failure(error), tree: nil)
            }
            return Self.encoded(answer)
        }
    }

    private static func encoded(_ answer: ReadingAnswer) -> Data { (try? JSONEncoder().encode(answer)) ?? Data() }

    private static func failure(_ error: any Error) -> DatasetError {
        error as? DatasetError ?? .unusable("The file can't be read: \(error).")
    }

    private func dataset(
        _ file: String, _ options: ReadingOptions, _ memory: Int
    ) throws(DatasetError) -> Dataset {
        limit(memory)
        return try Dataset.read(
            file, options: options, memory: FeatureMemory(byteCount: memory, shared: service.memory)
        ) { service.takeTime() }
    }

    private func inspection(of file: String, _ options: ReadingOptions, _ memory: Int) -> ReadingAnswer {
        limit(memory)
        do throws(DatasetError) {
            return .inspection(
                try FileInspection(
                    file: file, options: options, memory: FeatureMemory(byteCount: memory, shared: service.memory)
                ) { service.takeTime() })
        } catch {
            return .failure(
                error, tree: try? FileInspection.tree(file: file, memory: FeatureMemory(byteCount: memory)))
        }
    }

    /// Bounds what the process takes beside the rows: what a file says of its sizes is worth nothing.
    private func limit(_ memory: Int) {
        service.limitOwnMemory(to: memory.addingReportingOverflow(Self.ownBytes).partialValue)
    }

    /// The bytes that the program and its libraries take up before anything is read.
    private static let ownBytes = 1 << 30
}
