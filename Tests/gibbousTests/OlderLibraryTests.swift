import Foundation
import Testing

/// Programs that start with an older C library than they were linked with.
@Suite struct OlderLibraryTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Packaging").path

    /// True where programs can be changed: on Linux with glibc, by a compiler and Python.
    private static var canTry: Bool {
        #if os(Linux) && arch(x86_64)
            OtherProgram.path("clang") != nil && OtherProgram.path("python3") != nil
                && FileManager.default.fileExists(atPath: "/lib64/ld-linux-x86-64.so.2")
        #else
            false
        #endif
    }

    /// A program with an initialiser, threads, the status of a file, and a function of a library that is left out.
    private static let program = """
        #include <math.h>
        #include <pthread.h>
        #include <stdio.h>
        #include <sys/stat.h>
        #include <zlib.h>
        static int initialised;
        __attribute__((constructor)) static void initialise(void) { initialised = 1; }
        static void *work(void *value) { *(int *)value += 1; return 0; }
        int main(int count, char **arguments) {
            pthread_t thread;
            int value = 41;
            struct stat status;
            if (count > 2) return zlibVersion() != 0;
            if (pthread_create(&thread, 0, work, &value) != 0 || pthread_join(thread, 0) != 0) return 1;
            if (stat(arguments[0], &status) != 0 || status.st_size < 1000) return 2;
            printf("%d %d %.1f %s\\n", initialised, value, hypot(count + 1, 4), arguments[1]);
            return 0;
        }
        """

    @Test(.enabled(if: canTry && FileManager.default.fileExists(atPath: "/usr/include/zlib.h")))
    func aLoweredProgramRunsAsBefore() throws {
        let folder = try Program.Folder()
        let (clang, python) = try (#require(OtherProgram.path("clang")), #require(OtherProgram.path("python3")))
        let elf = "\(Self.sources)/elf.py"
        func succeed(_ command: String, _ arguments: [String]) throws -> String {
            let result = try OtherProgram.run(command, arguments, in: folder)
            try #require(result.status == 0, "\(arguments): \(result.errors)")
            return result.output
        }
        try Data(Self.program.utf8).write(to: URL(filePath: folder.path + "/program.c"))
        try Data("ABSENT(zlibVersion)\n".utf8).write(to: URL(filePath: folder.path + "/absent.h"))
        _ = try succeed(
            clang,
            [
                "-O1", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-Wl,-soname,libgibbous-compatibility.so",
                "-DABSENT_FUNCTIONS=\"\(folder.path)/absent.h\"", "-o", "libgibbous-compatibility.so",
                "\(Self.sources)/compatibility.c",
            ])
        _ = try succeed(
            clang,
            [
                "-O1", "-fno-builtin", "-o", "program", "program.c", "\(Self.sources)/start.c", "-Wl,-e,gibbous_start",
                "-Wl,--disable-new-dtags,-rpath,$ORIGIN,--no-as-needed", "libgibbous-compatibility.so",
                "-l:libpthread.so.0",
                "-l:libdl.so.2", "-lm", "-lz",
            ])
        let needed = try succeed(python, [elf, "needed", "program"]).split(separator: "\n")
        let zlib = try #require(needed.first { $0.hasPrefix("libz.so") })
        _ = try succeed(python, [elf, "drop", "program", String(zlib)])
        #expect(try !succeed(python, [elf, "needed", "program"]).contains("libz.so"))
        _ = try succeed(
            python,
            [elf, "lower", "2.31", "libgibbous-compatibility.so", "program", "libgibbous-compatibility.so"])
        let floor = try succeed(python, [elf, "floor", "program", "libgibbous-compatibility.so"])
        let minor = try #require(floor.split { ".\n".contains($0) }.last.flatMap { Int($0) })
        #expect(minor <= 31, "\(floor)")
        #expect(try succeed(folder.path + "/program", ["word"]) == "1 42 5.0 word\n")
        let refused = try OtherProgram.run(folder.path + "/program", ["a", "b"], in: folder)
        #expect(refused.status == 70 && refused.errors == "gibbous: left out of this build: zlibVersion\n")
    }
}
