import Core
import Foundation

/// The program's output, on standard output and standard error.
///
/// Whoever listens may stop listening (`gibbous inspect file.h5 | head`) or never have begun; neither may end the program
/// by a signal.
enum StandardStreams {
    /// A failure to write to standard output.
    struct WriteError: UserFacingError {
        let message: String

        var exitStatus: ExitStatus { .cannotWrite }
    }

    /// Makes writing safe: a closed pipe is an error, and no file that is opened later gets a standard stream's number.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        // So is a file that may not grow any more.
        signal(SIGXFSZ, SIG_IGN)
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", O_RDWR)
        }
    }

    /// The width of the terminal that a stream goes to, in columns; nil where it goes elsewhere.
    static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes sentences to standard error, in whole words on a terminal.
    static func tell(sentences: String) { tell(sentences.wrapped(to: columns(of: STDERR_FILENO)) + "\n") }

    /// Writes to standard output.
    ///
    /// - Throws: ``WriteError`` where it can't be written for another reason than that nobody reads it.
    static func print(_ text: String) throws {
        let code = write(text, to: STDOUT_FILENO)
        guard code == 0 || code == EPIPE else {
            throw WriteError(message: "Standard output can't be written: \(unsafe String(cString: strerror(code))).")
        }
    }

    /// Writes to standard error, if anyone listens.
    static func tell(_ text: String) {
        _ = write(text, to: STDERR_FILENO)
    }

    /// Writes a text whole.
    ///
    /// - Returns: 0, or the number of the error.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
