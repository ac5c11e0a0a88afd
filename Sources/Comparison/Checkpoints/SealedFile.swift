internal import Core
internal import Foundation

/// Files with a seal at their end, by which one that is cut short or damaged is known before anything in it is believed.
///
/// The seal is 24 bytes: a word of recognition, the length of what is before it, and its digest, little-endian.
enum SealedFile {
    /// The reasons to refuse a file that should bear a seal.
    enum Damage: Error, Equatable {
        case unreadable(String)
        case cutShort
        case changed
    }

    private static let mark = Array("GibbousS".utf8)
    private static let sealLength = 24

    /// Seals a file that is whole, and makes sure that it is on the disk.
    ///
    /// - Throws: ``Renaming/Failure`` with the system's reason.
    static func seal(_ path: String) throws(Renaming.Failure) {
        guard let contents = try? Data(contentsOf: URL(filePath: path)) else { throw Renaming.Failure(code: EIO) }
        let descriptor = unsafe open(path, O_WRONLY | O_APPEND)
        guard descriptor >= 0 else { throw Renaming.Failure(code: errno) }
        defer { close(descriptor) }
        let seal = seal(of: contents)
        let written = unsafe seal.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        // A disk that takes only a part is full.
        guard written == seal.count else { throw Renaming.Failure(code: written < 0 ? errno : ENOSPC) }
        guard fsync(descriptor) == 0 else { throw Renaming.Failure(code: errno) }
    }

    /// Makes sure that a file is as it was sealed.
    ///
    /// - Throws: ``Damage``.
    static func check(_ path: String) throws(Damage) {
        let contents: Data
        do {
            contents = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unreadable(SystemReason.text(of: error))
        }
        guard contents.count > sealLength else { throw .cutShort }
        let seal = contents.suffix(sealLength)
        guard seal.prefix(mark.count).elementsEqual(mark) else { throw .cutShort }
        guard self.seal(of: contents.dropLast(sealLength)).elementsEqual(seal) else { throw .changed }
    }

    private static func seal(of contents: Data) -> [UInt8] {
        var digest = ContentDigest()
        digest.add(contents.bytes)
        return mark + bytes(UInt64(contents.count)) + bytes(digest.value)
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
}
