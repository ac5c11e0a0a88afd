import Foundation
import TestSupport
import Testing

@testable import Reporting

/// The explorer of web pages: that its files are those that the program holds, and its own tests, where what they run in is installed.
@Suite struct ExplorerAssetsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Explorer")

    private static func succeeds(_ arguments: String...) -> Bool { Command.run(arguments)?.status == 0 }

    /// True if node is there and unpacks what pages hold.
    private static let hasNode = succeeds("node", "-e", "new DecompressionStream('deflate-raw')")
    private static let hasBrowser =
        hasNode && succeeds("python3", "--version") && succeeds("chromedriver", "--version")
        && (succeeds("chromium", "--version") || succeeds("google-chrome", "--version"))

    @Test func assetsAreMadeOfTheFiles() throws {
        let files =
            try ["Build", "Script"].flatMap { name in
                let folder = Self.folder.appending(path: name)
                return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                    .map { folder.appending(path: $0) }
            } + [Self.folder.appending(path: "style.css")]
        let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        let fingerprint = String(repeating: "0", count: 16 - digits.count) + digits
        #expect(
            ExplorerAssets.fingerprint == fingerprint,
            "files in Explorer have changed: run script/explorer, which writes ExplorerAssets.swift anew")
    }

    @Test func assetsAreSmallAndSafeInAPage() {
        let (script, style) = (ExplorerAssets.script, ExplorerAssets.style)
        #expect(script.utf8.count + style.utf8.count <= 40_000)
        for text in [script, style] {
            #expect(text.utf8.allSatisfy { $0 < 128 })
            for end in ["</script", "</style", "<!--"] { #expect(!text.lowercased().contains(end)) }
        }
        for call in ["innerHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest", "import("] {
            #expect(!script.contains(call), "\(call)")
        }
    }

    @Test(.enabled(if: hasNode, "there is no node with DecompressionStream (20.12 or later)"))
    func scriptComputesWhatItShould() throws {
        let test = Self.folder.appending(path: "Tests/computing.test.js").path
        let (status, text) = try #require(Command.run(["node", test]))
        #expect(status == 0, "\(text)")
    }

    @Test(.enabled(if: hasBrowser, "Chromium, chromedriver, python3 or node are missing: script/bootstrap --browser"))
    func pageWorksInABrowser() throws {
        let test = Self.folder.appending(path: "Tests/browser.py").path
        let (status, text) = try #require(Command.run(["python3", test, "--without-speed"]))
        #expect(status == 0, "\(text)")
    }
}
