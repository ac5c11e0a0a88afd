import Foundation
import Testing

/// The libraries that the program asks for.
@Suite struct LinkedLibraryTests {
    /// Packages contain the libraries: of Foundation, FoundationEssentials alone, which has no `range(of:)`, nor what calls it, such as
    /// `contains` of a text where Foundation is imported.
    @Test(.enabled(if: OtherProgram.path("nm") != nil))
    func nothingOfTheWholeFoundationIsUsed() throws {
        let result = try OtherProgram.run(
            try #require(OtherProgram.path("nm")), ["-D", "--undefined-only", Program.url().path], in: Program.Folder())
        #expect(result.status == 0, "\(result.errors)")
        let symbols = result.output.split { $0.isWhitespace }
        #expect(symbols.contains { $0.contains("20FoundationEssentials") })
        // Of mangled names, this is the module, and its extensions of other modules' types.
        #expect(symbols.filter { $0.contains("10Foundation") }.isEmpty)
    }
}
