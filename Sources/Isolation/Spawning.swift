internal import Foundation

/// Starting other processes, and how they ended.
enum Spawning {
    /// Starts a program, which gets nothing of what this process has open but what it is given.
    ///
    /// - Parameters:
    ///   - executable: The path of the program.
    ///   - arguments: Those after its name.
    ///   - standardInput: What it finds as its standard input.
    ///   - memory: What it finds as `SharedMemory.inherited`.
    /// - Returns: The number of the process.
    /// - Throws: ``IsolationError`` where the system refuses.
    static func start(
        _ executable: String, _ arguments: [String], standardInput: Int32, memory: Int32
    ) throws(IsolationError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
        // What a broken file makes a library or the language's runtime say is nothing that a user could use.
        unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, memory, SharedMemory.inherited)
        // A group of its own: Ctrl-C is for the process that was started by the user, which ends this one.
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

        var process: pid_t = 0
        let words = [executable] + arguments
        let settings = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        let status = unsafe withStrings(words) { words in
            unsafe withStrings(settings.map { "\($0)=\($1)" }) { settings in
                unsafe posix_spawn(&process, executable, &actions, &attributes, words, settings)
            }
        }
        guard status == 0 else { throw .system("start a process of its own to read the file", status) }
        return process
    }

    /// The end of a process, as the half of a sentence; nil if it has not ended.
    static func ending(of process: pid_t) -> String? {
        var status: Int32 = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return nil }
        let signal = status & 0x7f
        return signal == 0 ? "with status \((status >> 8) & 0xff)" : "by \(name(of: signal))"
    }

    /// Waits for a process that has been told to end.
    static func wait(for process: pid_t) {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }

    private static func name(of signal: Int32) -> String {
        switch signal {
        case SIGSEGV: "a segmentation fault"
        case SIGBUS: "a bus error"
        case SIGABRT: "an abort"
        case SIGFPE: "an arithmetic fault"
        case SIGILL, SIGTRAP: "a trap"
        case SIGKILL: "the system, perhaps for want of memory"
        default: "signal \(signal)"
        }
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) }
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        return unsafe body(unsafe copies + [nil])
    }
}
