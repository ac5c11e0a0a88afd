import Core
import Testing

@Suite struct ByteCountTests {
    @Test(arguments: [
        ("800M", 800_000_000), ("4G", 4_000_000_000), ("4GB", 4_000_000_000), ("4 gb", 4_000_000_000), ("1.5k", 1_500),
        ("4GiB", 4 << 30), ("4gi", 4 << 30), ("512 MiB", 512 << 20), ("2TiB", 2 << 40), ("1KiB", 1024), ("100", 100),
        ("100b", 100), ("1e9", 1_000_000_000),
    ])
    func sizesAreRead(text: String, bytes: Int) { #expect(ByteCount.parse(text) == bytes) }

    @Test(arguments: ["", "G", "4X", "4iB", "4GiBs", "-1G", "0", "0.1", "inf", "nan", "4 G B", "1e30", "9999999999T"])
    func nothingElseIsASize(text: String) { #expect(ByteCount.parse(text) == nil) }
}
