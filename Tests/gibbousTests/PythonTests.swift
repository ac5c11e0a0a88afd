import Foundation
import TestSupport
import Testing

/// Python beside the program: its package's own tests, man pages and completions; where Python has what they need.
@Suite struct PythonTests {
    /// The Python that `GIBBOUS_PYTHON` names, else the one on the path.
    private static let python = ProcessInfo.processInfo.environment["GIBBOUS_PYTHON"] ?? "python3"

    private static func imports(_ modules: String) -> Bool {
        Command.run([python, "-c", "import \(modules)"])?.status == 0
    }

    private static let hasModules = imports("numpy, h5py, pytest")

    @Test(.enabled(if: hasModules, "Python has no NumPy, h5py or pytest; GIBBOUS_PYTHON may name one that has"))
    func packageWorks() throws {
        let package = Program.packageFolder + "/Python"
        let (status, text) = try #require(
            Command.run([
                "GIBBOUS_PROGRAM=\(try Program.url().path)", "PYTHONPATH=\(package)", "PYTHONDONTWRITEBYTECODE=1",
                Self.python,
                "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", package,
            ]))
        #expect(status == 0, "\(text)")
    }

    /// Recipes and wrappers by the tools that are installed, and the versions that they name.
    @Test(.enabled(if: imports("json"), "there is no python3"))
    func integrationsAreAccepted() throws {
        let script = Program.packageFolder + "/Integrations/check.py"
        let (status, text) = try #require(
            Command.run(["GIBBOUS_PROGRAM=\(try Program.url().path)", "PYTHONDONTWRITEBYTECODE=1", Self.python, script])
        )
        #expect(status == 0 && text.contains("passed     Python: has version"), "\(text)")
    }

    /// Every option that a user sees has its paragraph.
    @Test(.enabled(if: imports("json"), "there is no python3"))
    func manPagesAndCompletionsAreMade() throws {
        let folder = try Program.Folder()
        let script = Program.packageFolder + "/Integrations/Build/man.py"
        let (status, text) = try #require(
            Command.run([Self.python, script, try Program.url().path, folder.path]))
        try #require(status == 0, "\(text)")
        let help = try Program.run(["report", "--help"], in: folder).output
        let options = Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
        let page = try String(contentsOfFile: folder.path + "/man/man1/gibbous-report.1", encoding: .utf8)
            .replacing("\\-", with: "-")
        #expect(options.count > 50)
        for option in options { #expect(page.contains(option), "\(option)") }
        let pages = try folder.contents("man/man1")
        #expect(pages.count > 10 && !pages.contains("gibbous-read.1"))
        for name in pages where Command.isInstalled("groff") {
            let checked = try #require(
                Command.run(["groff", "-ww", "-K", "utf8", "-man", "-Tutf8", "-z", "\(folder.path)/man/man1/\(name)"]))
            #expect(checked.status == 0 && checked.text.isEmpty, "\(name): \(checked.text)")
        }
        for place in ["bash-completion/completions/gibbous", "zsh/site-functions/_gibbous"] {
            let completions = try String(contentsOfFile: "\(folder.path)/\(place)", encoding: .utf8)
            #expect(
                completions.contains("negative-binomial") && completions.contains("---completion report"), "\(place)")
        }
    }

    @Test func shellsCompleteLists() throws {
        let folder = try Program.Folder()
        for (option, typed, expected) in [
            ("--methods", "pca,v", ["pca,vae"]), ("--formats", "pdf,s", ["pdf,svg"]), ("--sections", "cl", ["claims"]),
        ] {
            let result = try Program.run(
                ["---completion", "report", "--", option, "3", "\(typed.count)", "gibbous", "report", option, typed],
                in: folder)
            let words = result.output.split(whereSeparator: \.isNewline).map(String.init)
            #expect(result.status == 0 && words == expected, "\(option): \(result.output) \(result.errors)")
        }
    }
}
