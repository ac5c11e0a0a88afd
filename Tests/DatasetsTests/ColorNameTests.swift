import Datasets
import Testing

@Suite("Names of colours")
struct ColorNameTests {
    /// As matplotlib's `colors.to_hex` has them.
    @Test(
        "are those that matplotlib knows",
        arguments: [
            ("#1f77b4", 0x1F77B4), ("#1F77B4ff", 0x1F77B4), ("#abc", 0xAABBCC), ("red", 0xFF0000), ("Gray", 0x808080),
            ("rebeccapurple", 0x663399), ("k", 0x000000), ("g", 0x008000), ("c", 0x00BFBF), ("tab:blue", 0x1F77B4),
            ("tab:grey", 0x7F7F7F), ("C1", 0xFF7F0E), ("C10", 0x1F77B4), ("0.5", 0x808080), ("1.0", 0xFFFFFF),
            ("xkcd:sea blue", 0x047495), ("xkcd:robin's egg blue", 0x98EFF9), ("xkcd:blue/green", 0x0F9B8E),
            ("xkcd:dark gray", 0x363737), ("XKCD:Aqua", 0x13EAC9), ("xkcd:yellowy green", 0xBFF128),
        ])
    func known(text: String, color: Int) { #expect(ColorName.color(text) == UInt32(color)) }

    @Test(
        "are nothing else",
        arguments: [
            "", "#", "#12", "xkcd:", "xkcd:rebeccapurple", "#12345", "#gggggg", "tab:", "tab:mauve", "C-1", "Cx", "1.5",
            "nan", "inf", "-0.1", "blau",
        ])
    func unknown(text: String) { #expect(ColorName.color(text) == nil) }
}
