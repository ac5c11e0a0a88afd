internal import Core
internal import Foundation
internal import HDF5

/// Records as HDF5 files that are whole or not there.
enum CheckpointFile {
    private static let format = "gibbous checkpoint"
    private static let formatVersion = 1

    /// Writes a record beside its place, on the disk to the last byte, and puts it there by one change of names.
    ///
    /// An older file there stays as it is where anything fails.
    ///
    /// - Throws: ``ComparisonError`` where the disk is full or the place can't be written.
    static func write(_ record: CheckpointRecord, to path: String) throws(ComparisonError) {
        let partial = "\(path).partial-\(getpid())"
        do {
            try write(record, newFile: partial)
            try SealedFile.seal(partial)
            try Renaming.move(partial, to: path)
            try Renaming.settle(URL(filePath: path).deletingLastPathComponent().path)
        } catch {
            _ = unsafe unlink(partial)
            let reason = (error as? HDF5Error)?.reason ?? "\(error)"
            throw ComparisonError(
                .cannotWrite,
                "\(path): the checkpoint can't be written (\(reason)).")
        }
    }

    private static func write(_ record: CheckpointRecord, newFile path: String) throws(HDF5Error) {
        let file = try HDF5File(creating: path)
        try file.root.setAttribute("format", .string(format))
        try file.root.setAttribute("format version", .integer(formatVersion))
        for name in record.texts.keys.sorted() { try file.root.setAttribute(name, .string(record.texts[name] ?? "")) }
        for name in record.arrays.keys.sorted() {
            switch record.arrays[name] {
            case .floats(let values): try file.root.createDataset(name, shape: [values.count], values: values)
            case .doubles(let values): try file.root.createDataset(name, shape: [values.count], values: values)
            case .words(let values): try file.root.createDataset(name, shape: [values.count], values: values)
            case nil: break
            }
        }
        try file.close()
    }

    /// Reads a record.
    ///
    /// - Throws: ``ComparisonError`` where there is no such file, or it is damaged or none of ours.
    static func read(_ path: String) throws(ComparisonError) -> CheckpointRecord {
        do {
            try SealedFile.check(path)
        } catch {
            switch error {
            case .unreadable(let reason): throw unusable(path, reason)
            case .cutShort: throw unusable(path, "it is cut short, or no checkpoint")
            case .changed: throw unusable(path, "its contents are not those that were written")
            }
        }
        do {
            let file = try HDF5File(reading: path)
            guard try file.root.attribute("format") == .string(format),
                try file.root.attribute("format version") == .integer(formatVersion)
            else { throw unusable(path, "it is not a checkpoint of this version") }
            var record = CheckpointRecord()
            for attribute in try file.root.attributes() {
                if case .string(let text) = attribute.value, attribute.name != "format" {
                    record.texts[attribute.name] = text
                }
            }
            for node in file.tree().nodes {
                guard case .dataset(let description) = node.kind else { continue }
                record.arrays[node.name] = try numbers(file.dataset(at: node.path), of: description.elementType)
            }
            return record
        } catch let error as ComparisonError {
            throw error
        } catch {
            throw unusable(path, (error as? HDF5Error)?.reason ?? "\(error)")
        }
    }

    /// All elements of a data set; nil of a type that is not written.
    private static func numbers(
        _ dataset: borrowing HDF5Dataset, of type: HDF5ElementType
    ) throws(HDF5Error) -> CheckpointRecord.Numbers? {
        switch type {
        case .float(4, _): .floats(try dataset.read())
        case .float(8, _): .doubles(try dataset.read())
        case .integer(8, false, _): .words(try dataset.read())
        default: nil
        }
    }

    /// A damaged or foreign checkpoint.
    static func unusable(_ path: String, _ reason: String) -> ComparisonError {
        ComparisonError(
            .unusableData,
            "\(path): the checkpoint can't be used: \(reason). Leave out --resume to train from the start.")
    }
}
