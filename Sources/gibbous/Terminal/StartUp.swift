import CStartUp

/// The words that the program was started with, and its own path, told by the system whether or not there is a `/proc`.
enum StartUp {
    /// The words behind the program's name.
    static var arguments: [String] {
        let count = CStartUp_argument_count()
        guard count > 0 else { return Array(CommandLine.arguments.dropFirst()) }
        return (1..<max(1, count)).compactMap { index in
            unsafe CStartUp_argument(index).map { unsafe String(cString: $0) }
        }
    }

    /// The path by which the program can be started again.
    static var executable: String {
        unsafe CStartUp_executable().map { unsafe String(cString: $0) } ?? CommandLine.arguments[0]
    }
}
