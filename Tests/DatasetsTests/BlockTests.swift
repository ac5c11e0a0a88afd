import Core
import Datasets
import Foundation
import HDF5
import Isolation
import Rows
import TestSupport
import Testing

/// Rows in blocks are the rows of the file, wherever the blocks are.
struct BlockTests {
    /// Plain matrices of bytes and floats, in one array and in two, in chunks and without, with columns to leave out and with
    /// missing values.
    private static let files = [
        "digits.h5", "mnist.h5", "masks.h5", "float16.h5", "big_endian.h5", "integers.h5", "channels_first.h5",
        "usps.h5", "flat.h5", "layouts/3dshapes.h5", "layouts/dsprites.h5", "layouts/unwritten.h5",
    ]

    private func elements(_ features: FeatureMatrix) throws -> [Double] {
        try (0..<features.rowCount).flatMap { row in
            try (0..<features.featureCount).map { try features.element(row: row, column: $0) }
        }
    }

    /// Reads a file whole, whole in shared memory, and in blocks of which only some are in memory.
    private func read(_ file: String, _ options: ReadingOptions = ReadingOptions()) throws -> [Dataset] {
        let whole = try Dataset.read(Fixtures.path(file), options: options)
        let shared = try Dataset.read(
            Fixtures.path(file), options: options, memory: FeatureMemory(shared: SharedMemory(), blockBytes: 1))
        let streamed = try Dataset.read(
            Fixtures.path(file), options: options, memory: FeatureMemory(blockBytes: 1, leavesRowsInFile: true))
        return [whole, shared, streamed]
    }

    @Test(arguments: files) func theyAreTheRowsOfTheFile(file: String) throws {
        let datasets = try read(file)
        let expected = try elements(datasets[0].features)
        for dataset in datasets.dropFirst() {
            #expect(try elements(dataset.features) == expected)
            #expect(dataset.preparation == datasets[0].preparation)
            #expect(dataset.notes.filter { !$0.contains("stay in the file") } == datasets[0].notes)
        }
        guard case .blocks(let blocks) = datasets[1].features.storage else {
            Issue.record("rows in shared memory are in no blocks")
            return
        }
        #expect(blocks.isInMemory)
        #expect(!datasets[2].features.isInMemory)
    }

    @Test(arguments: files) func theyAreScaledAlike(file: String) throws {
        let datasets = try read(file)
        let scaling = try Scaling.fit(datasets[0], trainingRows: Array(0..<datasets[0].features.rowCount))
        var generator = SeededGenerator(seed: 3, stream: "rows")
        let rows = Array(0..<datasets[0].features.rowCount).shuffled(using: &generator)
        let expected = try ScaledRows(features: datasets[0].features, scaling: scaling).rows(at: rows)
        for dataset in datasets.dropFirst() {
            #expect(try Scaling.fit(dataset, trainingRows: Array(0..<dataset.features.rowCount)) == scaling)
            #expect(try ScaledRows(features: dataset.features, scaling: scaling).rows(at: rows) == expected)
            let kept = try dataset.keepingInMemory(Array(stride(from: 0, to: rows.count, by: 2)))
            #expect(try ScaledRows(features: kept.features, scaling: scaling).rows(at: rows) == expected)
        }
    }

    @Test func rowsAndColumnsThatAreLeftOutAreLeftOutOfBlocks() throws {
        let dropped = try read("not_finite.h5", ReadingOptions(missing: .dropRows))
        let imputed = try read("not_finite.h5", ReadingOptions(missing: .imputeMean))
        let counted = try read("layouts/3dshapes.h5", ReadingOptions(layout: .table, areCounts: true))
        for datasets in [dropped, imputed, counted] {
            let features = datasets[0].features
            let expected = try elements(features)
            for dataset in datasets.dropFirst() {
                #expect(dataset.preparation == datasets[0].preparation)
                let found = try elements(dataset.features)
                #expect(found.count == expected.count)
                #expect(zip(found, expected).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
            }
        }
    }

    @Test(arguments: ["layouts/anndata_csr.h5ad", "layouts/unsorted.h5", "layouts/anndata_old.h5ad"])
    func sparseRowsStaySparse(file: String) throws {
        for areCounts in [nil, false] {
            let options = ReadingOptions(layout: .table, areCounts: areCounts)
            let whole = try Dataset.read(Fixtures.path(file), options: options)
            let streamed = try Dataset.read(
                Fixtures.path(file), options: options, memory: FeatureMemory(blockBytes: 1, leavesRowsInFile: true))
            #expect(streamed.features.isSparse && !streamed.features.isInMemory)
            #expect(try elements(streamed.features) == elements(whole.features))
            #expect(streamed.preparation == whole.preparation)
            let rows = Array((0..<whole.features.rowCount).reversed())
            let scaling = try Scaling.fit(whole, trainingRows: rows.sorted())
            #expect(try Scaling.fit(streamed, trainingRows: rows.sorted()) == scaling)
            let expected = try ScaledRows(features: whole.features, scaling: scaling).rows(at: rows)
            let kept = try streamed.keepingInMemory([0, whole.features.rowCount - 1])
            for dataset in [streamed, kept] {
                #expect(try ScaledRows(features: dataset.features, scaling: scaling).rows(at: rows) == expected)
            }
        }
    }

    @Test func tooLittleMemoryIsRefused() throws {
        let error = #expect(throws: DatasetError.self) {
            _ = try Dataset.read(Fixtures.path("digits.h5"), memory: FeatureMemory(byteCount: 2_000))
        }
        #expect(error?.message.contains("--memory") == true)
        #expect(error?.kind == .unusableData)
    }

    /// With less memory than usual, rows are shuffled within fewer blocks; twelve blocks are the least.
    @Test func littleMemoryShrinksTheBlocksAtATime() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("rows.h5")
        let numbers = (0..<90 * 128).map { Float($0 * $0 % 97) }
        let written = try HDF5File(creating: file)
        try written.root.createDataset("X", shape: [90, 128], values: numbers)
        try written.close()
        let usual = try Dataset.read(file, memory: FeatureMemory(blockBytes: 1, leavesRowsInFile: true))
        // A block is a row.
        let slot = 512
        try #require(usual.features.memoryBytes == 68 * slot)
        for (room, slots, window) in [(12, 12, 2), (19, 16, 3), (67, 64, 15), (68, 68, 16)] {
            let memory = FeatureMemory(byteCount: room * slot, blockBytes: 1, leavesRowsInFile: true)
            let dataset = try Dataset.read(file, memory: memory)
            #expect(dataset.features.memoryBytes == slots * slot)
            let rows = ScaledRows(
                features: dataset.features, scaling: try Scaling.fit(dataset, trainingRows: Array(0..<90)))
            #expect(rows.chunks?.chunksPerShuffleWindow == window)
            #expect(try elements(dataset.features) == elements(usual.features))
        }
        let error = #expect(throws: DatasetError.self) {
            _ = try Dataset.read(
                file, memory: FeatureMemory(byteCount: 12 * slot - 1, blockBytes: 1, leavesRowsInFile: true))
        }
        let message = try #require(error?.message)
        #expect(message.contains("12 of 512 B have to be there"), "\(message)")
        #expect(message.contains("--memory: at least") || message.hasSuffix("Ask for a larger limit."), "\(message)")
    }

    @Test func threadsThatFetchDifferentBlocksAtOnceGetTheirs() async throws {
        let datasets = try read("mnist.h5")
        let scaling = try Scaling.fit(datasets[0], trainingRows: Array(0..<datasets[0].features.rowCount))
        let whole = ScaledRows(features: datasets[0].features, scaling: scaling)
        let streamed = ScaledRows(features: datasets[2].features, scaling: scaling)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for seed in 0..<4 {
                group.addTask {
                    var generator = SeededGenerator(seed: UInt64(seed), stream: "rows")
                    return try (0..<20).allSatisfy { _ in
                        let rows = Array(0..<whole.rowCount).shuffled(using: &generator)
                        streamed.willRead(rows.prefix(9))
                        return try streamed.rows(at: rows) == whole.rows(at: rows)
                    }
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    /// A file that was whole when it was opened, cut off while its rows are in use, of more blocks than are in memory at a time.
    @Test(arguments: [.contiguous, .chunked([2, 20]), .compressed(chunk: [2, 20], level: 1)] as [HDF5Storage])
    func rowsOfAFileThatIsCutOffAreAnError(storage: HDF5Storage) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("cut.h5")
        var generator = SeededGenerator(seed: 8, stream: "rows")
        let file = try HDF5File(creating: path)
        try file.root.createDataset(
            "X", shape: [400, 20], values: (0..<8_000).map { _ in Float(generator.normal()) }, storage: storage)
        try file.close()
        let dataset = try Dataset.read(
            path, options: ReadingOptions(layout: .table),
            memory: FeatureMemory(blockBytes: 1, leavesRowsInFile: true))
        let all = Array(0..<400)
        let scaling = try Scaling.fit(dataset, trainingRows: all)
        let pinned = try dataset.keepingInMemory([399])
        let rows = ScaledRows(features: pinned.features, scaling: scaling)
        #expect(try rows.rows(at: all).rows == 400)
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: 100)
        try handle.close()
        // Twice, and from several threads: nobody waits for a block that never comes.
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<2 {
                        let error = #expect(throws: RowReadError.self) { try rows.rows(at: all) }
                        #expect(error?.message.contains("cut.h5") == true)
                    }
                }
            }
        }
        #expect(throws: DatasetError.self) { try Scaling.fit(pinned, trainingRows: all) }
        // Announced rows that can't be fetched are nobody's error before they are asked for.
        rows.willRead(all[...])
        #expect(try rows.rows(at: [399]).values.allSatisfy { $0.isFinite })
    }
}
