import Core
import Testing

@testable import GibbousCommand

/// The first words of the command line: commands, files, and what is neither.
@Suite struct CommandWordsTests {
    private func completed(_ arguments: [String]) throws(UsageError) -> [String] {
        try CommandWords.completed(arguments) { $0 == "data" }
    }

    private func refusal(_ arguments: [String]) -> String {
        do throws(UsageError) {
            return "\(try completed(arguments))"
        } catch {
            return error.message
        }
    }

    @Test(arguments: [
        ["my.h5"], ["my.h5", "--latent", "3"], ["/a/b"], ["~/b"], ["data"], ["--latent", "3", "my.h5"],
        ["-o", "x", "a.h5"],
    ])
    func aFileMeansAReport(arguments: [String]) throws {
        #expect(try completed(arguments) == ["report"] + arguments)
    }

    @Test(arguments: [
        [], ["report", "my.h5"], ["inspect", "x"], ["--help"], ["-h"], ["--version"], ["help"], ["help", "report"],
        ["help", "datasets", "write"], ["datasets"], ["datasets", "list"], ["datasets", "--help"], ["read"],
        ["--generate-completion-script=bash"], ["---completion", "report", "--", "x"],
    ])
    func commandsStayAsTheyAre(arguments: [String]) throws {
        #expect(try completed(arguments) == arguments)
    }

    @Test func misspeltCommandsHaveANearestOne() {
        #expect(
            refusal(["reprot", "my.h5"]).contains(
                "\"reprot\". Did you mean report? Commands of gibbous: report, inspect"))
        #expect(refusal(["help", "inspct"]).contains("There is no command \"inspct\". Did you mean inspect?"))
        #expect(
            refusal(["datasets", "wirte", "moons", "m.h5"]).contains(
                "\"wirte\". Did you mean write? Commands of gibbous datasets"))
        #expect(refusal(["digits"]).contains("no command and no file called \"digits\". Commands of gibbous: report"))
        // What the program starts for itself is not for users.
        #expect(!refusal(["digits"]).contains("read"))
    }
}
