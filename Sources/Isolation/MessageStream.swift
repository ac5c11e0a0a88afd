internal import CSystem
internal import Foundation

/// Messages between two processes: each its length in 8 bytes, then itself.
final class MessageStream: Sendable {
    private let descriptor: Int32
    /// Nobody has more to say at once.
    private static let longest = 1 << 32

    /// A stream over a socket, which is closed in the end.
    init(adopting descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Sends a message.
    ///
    /// - Returns: Whether the other side still listens.
    func send(_ message: Data) -> Bool {
        var framed = Data()
        unsafe withUnsafeBytes(of: UInt64(message.count).littleEndian) { unsafe framed.append(contentsOf: $0) }
        framed += message
        return unsafe framed.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count, let base = bytes.baseAddress {
                let count = unsafe CSystem_send(descriptor, base + sent, bytes.count - sent)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Receives a message.
    ///
    /// - Parameter isWorthWaiting: Asked every few hundredths of a second that nothing comes.
    /// - Returns: The message; nil where the other side has gone, or waiting was given up.
    func receive(whileWaiting isWorthWaiting: () -> Bool = { true }) -> Data? {
        guard let header = receive(byteCount: 8, isWorthWaiting) else { return nil }
        let length = header.enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
        guard length < UInt64(Self.longest) else { return nil }
        return receive(byteCount: Int(length), isWorthWaiting)
    }

    private func receive(byteCount: Int, _ isWorthWaiting: () -> Bool) -> Data? {
        var received = Data(capacity: byteCount)
        var buffer = [UInt8](repeating: 0, count: min(max(byteCount, 1), 1 << 20))
        while received.count < byteCount {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&waiting, 1, 50)
            guard isWorthWaiting() else { return nil }
            guard ready > 0 else { continue }
            let count = unsafe read(descriptor, &buffer, min(buffer.count, byteCount - received.count))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            received.append(contentsOf: buffer.prefix(count))
        }
        return received
    }
}
