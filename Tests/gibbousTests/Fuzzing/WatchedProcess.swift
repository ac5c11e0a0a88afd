import Foundation

/// A program that is started in a process group of its own, and given so much time.
struct WatchedProcess {
    enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case timedOut
    }

    let ending: Ending
    /// The seconds of processor time that it and its children took.
    let processorTime: Double
    /// True if a process that it had started was still there a second after its end.
    let hasSurvivors: Bool

    /// Runs a program to its end, or for so many seconds.
    ///
    /// - Parameters:
    ///   - program: The path of the program.
    ///   - arguments: What it is given.
    ///   - folder: Its working directory.
    ///   - environment: Variables beside those of this process.
    ///   - output: The file that its standard output goes to.
    ///   - errors: The file that its standard error goes to.
    ///   - limit: After how many seconds it is killed.
    /// - Throws: Where it can't be started.
    init(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String], output: String,
        errors: String, limit: Double
    ) throws {
        // A shell changes directory and gives way to the program, which posix_spawn can't do everywhere.
        let command = "cd \"$0\" && exec \"$@\" </dev/null >\"$GIBBOUS_OUTPUT\" 2>\"$GIBBOUS_ERRORS\""
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            .merging(["GIBBOUS_OUTPUT": output, "GIBBOUS_ERRORS": errors]) { $1 }
        let number = try Self.spawn(
            ["/bin/sh", "-c", command, folder, program] + arguments, all.map { "\($0.key)=\($0.value)" })
        let deadline = ContinuousClock.now + .seconds(limit)
        var status: Int32 = 0
        var usage = rusage()
        var pause: UInt32 = 2_000
        var isOver = false
        while !isOver {
            let ended = unsafe wait4(number, &status, WNOHANG, &usage)
            if ended == number { break }
            if ContinuousClock.now > deadline {
                _ = kill(-number, SIGKILL)
                _ = unsafe wait4(number, &status, 0, &usage)
                isOver = true
            }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        let signal: Int32 = status & 0x7F
        let code: Int32 = status >> 8 & 0xFF
        ending = isOver ? .timedOut : signal == 0 ? .exited(code) : .signalled(signal)
        processorTime = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        hasSurvivors = Self.survives(group: number)
        if hasSurvivors { _ = kill(-number, SIGKILL) }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    /// True if a process of a group is still there after a second.
    private static func survives(group: pid_t) -> Bool {
        for _ in 0..<100 {
            if kill(-group, 0) != 0 { return false }
            usleep(10_000)
        }
        return true
    }

    private static func spawn(_ arguments: [String], _ environment: [String]) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        var number: pid_t = 0
        let (texts, variables) = (unsafe copies(of: arguments), unsafe copies(of: environment))
        defer {
            unsafe release(texts)
            unsafe release(variables)
        }
        let code = unsafe posix_spawn(&number, arguments[0], nil, &attributes, texts, variables)
        guard code == 0 else { throw CocoaError(.executableNotLoadable) }
        return number
    }

    /// Texts as C takes them, with the end of the list that it wants.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }

    private static func release(_ texts: [UnsafeMutablePointer<CChar>?]) {
        let count = unsafe texts.count
        for index in 0..<count { unsafe free(texts[index]) }
    }
}
