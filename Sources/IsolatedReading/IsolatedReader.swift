internal import Core
package import Datasets
internal import Foundation
internal import Isolation
package import Rows

/// Reads files in a process of their own: whatever is in a file, this process goes on.
///
/// The HDF5 library ends the process over some broken files, and never comes back from others.
package struct IsolatedReader: DatasetReader {
    private let executable: String
    private let arguments: [String]

    /// A reader that starts a program.
    ///
    /// - Parameters:
    ///   - executable: The path of a program that runs a ``ReadingService``.
    ///   - arguments: What makes it do so.
    package init(executable: String, arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
    }

    package func dataset(
        _ file: String, options: ReadingOptions, memory: Int
    ) throws(DatasetError) -> Dataset {
        let reading = try Reading(file, executable, arguments)
        let answer = try reading.ask(.dataset(file: file, options, memory: memory))
        guard case .dataset(let shared) = answer else { throw reading.failure(.unintelligible) }
        do throws(IsolationError) {
            return try shared.dataset(in: reading.memory, source: RemoteBlocks(reading: reading))
        } catch {
            throw reading.failure(error)
        }
    }

    package func inspection(
        of file: String, options: ReadingOptions, memory: Int
    ) throws(InspectionFailure) -> FileInspection {
        let answer: ReadingAnswer
        do throws(DatasetError) {
            answer = try Reading(file, executable, arguments).reply(
                to: .inspection(file: file, options, memory: memory))
        } catch {
            throw InspectionFailure(error: error, tree: nil)
        }
        switch answer {
        case .inspection(let inspection): return inspection
        case .failure(let error, let tree): throw InspectionFailure(error: error, tree: tree)
        case .dataset, .done:
            throw InspectionFailure(
                error: .unusable("\(file.escaped) can't be read: \(IsolationError.unintelligible)."), tree: nil)
        }
    }
}

/// A file being read by another process.
final class Reading: Sendable {
    private let file: String
    private let process: WorkerProcess

    var memory: SharedMemory { process.memory }

    init(_ file: String, _ executable: String, _ arguments: [String]) throws(DatasetError) {
        self.file = file
        do throws(IsolationError) {
            process = try WorkerProcess(executable: executable, arguments: arguments)
        } catch {
            throw .unusable("\(file.escaped) can't be read: \(error).")
        }
    }

    /// The answer of the process, failures included.
    func reply(to question: ReadingQuestion) throws(DatasetError) -> ReadingAnswer {
        do {
            return try JSONDecoder().decode(
                ReadingAnswer.self, from: process.ask(try JSONEncoder().encode(question)))
        } catch {
            throw failure(error as? IsolationError ?? .unintelligible)
        }
    }

    /// The answer of the process.
    ///
    /// - Throws: `DatasetError`, that of the process where it is one that is at fault.
    func ask(_ question: ReadingQuestion) throws(DatasetError) -> ReadingAnswer {
        let answer = try reply(to: question)
        if case .failure(let error, _) = answer { throw error }
        return answer
    }

    /// Explains the end of the process to a user.
    func failure(_ error: IsolationError) -> DatasetError {
        switch error {
        case .ended(let how):
            .unusable(
                "\(file.escaped) can't be read: it ended the process that read it, \(how). The file is damaged, or needs more "
                    + "memory than it may have (--memory). Copy or download it again, or check it with h5dump.")
        case .stalled(let seconds):
            .unusable(
                "\(file.escaped) can't be read: for \(seconds) s there was no progress. The file is damaged, or where it is "
                    + "stored does not answer. Copy or download it again, or check it with h5dump.")
        case .unintelligible:
            .unusable(
                "\(file.escaped) can't be read: the process that read it gave no sensible answer. The file is damaged.")
        case .refused: .unusable("\(file.escaped) can't be read: \(error).")
        }
    }
}

/// Blocks that another process reads.
struct RemoteBlocks: BlockSource {
    let reading: Reading

    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError) {
        _ = try reading.ask(.block(block, slot: slot))
    }

    func changed(_ change: BlockChange) -> (any BlockSource)? { nil }
}
