import Testing

@testable import Drawing

@Suite struct TextTests {
    private let style = TextStyle(size: 10)

    @Test func extentsGrowWithTextAndSize() {
        let one = TextMeasure.extent(of: "n", style: style)
        let ten = TextMeasure.extent(of: "nnnnnnnnnn", style: style)
        #expect(one.width > 4 && one.width < 8)
        #expect(abs(ten.width - 10 * one.width) < 0.1)
        let double = TextMeasure.extent(of: "n", style: TextStyle(size: 20))
        #expect(abs(double.width - 2 * one.width) < 0.02)
        #expect(abs(double.height - 2 * one.height) < 0.02)
        #expect(one.ascent > one.descent && one.descent > 0)
    }

    @Test func digitsHaveOneWidth() {
        let widths = (0...9).map { TextMeasure.extent(of: String($0), style: style).width }
        #expect(widths.allSatisfy { abs($0 - widths[0]) < 0.01 })
    }

    @Test func semiboldIsWider() {
        let regular = TextMeasure.extent(of: "Reconstruction", style: style)
        let semibold = TextMeasure.extent(of: "Reconstruction", style: TextStyle(size: 10, weight: .semibold))
        #expect(semibold.width > regular.width)
    }

    /// Options and short paths stay on one line, in whatever width there is.
    @Test func optionsAndPathsAreNotDivided() {
        #expect("a (--seed, /labels) well-known/x --x".wholeWords == [3..<10, 11..<19, 33..<36])
        #expect("3 (95\u{A0}% CI 21–24\u{A0}%), train–test".wholeWords == [12..<19])
        #expect("/\(String(repeating: "long", count: 9))".wholeWords.isEmpty)
        for width in stride(from: 40.0, to: 120, by: 3) {
            let layout = TextLayout("see the random --kl-warmup or more", style: style, width: width)
            let lines = layout.lines.map { String(decoding: Array(layout.text.utf8)[$0.range], as: UTF8.self) }
            #expect(width < 75 || lines.contains { $0.contains("--kl-warmup") }, "\(lines)")
        }
    }

    /// Intervals and names that begin with a number go on to the next line whole.
    @Test func noLineEndsWithinAnInterval() {
        #expect("5-NN of 64–512–256–128–2, ±1/√(inputs), k-NN".wholeWords == [0..<4, 8..<33, 34..<50])
        for word in ["0.0534–0.0653)", "5-NN", "64–512–256–128–2,", "±1/√(inputs),"] {
            for width in stride(from: 115.0, to: 300, by: 7) {
                let text = "times the reconstruction error is \(word) and so on"
                let layout = TextLayout(StyledText(text), style: style, width: width)
                let lines = layout.lines.map { String(decoding: Array(layout.text.utf8)[$0.range], as: UTF8.self) }
                #expect(lines.contains { $0.contains(word) }, "\(lines)")
                #expect(layout.text == text)
                let shown = lines.map { $0.hasSuffix(" ") ? $0 : $0 + " " }.joined()
                #expect(shown == text + " ", "\(lines)")
                #expect(layout.lines.allSatisfy { $0.extent.width <= width + 3 })
            }
        }
        // What is longer than a line is divided all the same.
        #expect(TextLayout("from 100000000000–200000000000 on", style: style, width: 60).lines.count > 3)
    }

    /// Names that differ where they would be cut keep what differs.
    @Test func namesOfAListStayDifferent() {
        let names = (1...6).map {
            "Sample from the upper respiratory tract, donor \($0) of the cohort, after six weeks"
        }
        for width in [40.0, 60, 110, 200] {
            let texts = TextMeasure.truncated(names, to: width, style: style)
            #expect(Set(texts).count == names.count, "\(texts)")
            for (number, text) in zip(1...6, texts) {
                #expect(text.contains(String(number)) && text.contains("…"))
                #expect(TextMeasure.extent(of: text, style: style).width <= width)
            }
        }
        #expect(TextMeasure.truncated(names, to: 1_000, style: style) == names)
        let ends = ["Kidney tubule epithelial cell, adult", "Kidney tubule epithelial cell, fetal"]
        #expect(
            TextMeasure.truncated(ends, to: 90, style: style)
                == ends.map { TextMeasure.truncated($0, to: 90, style: style, cut: .middle) })
        #expect(TextMeasure.truncated(["same", "same"], to: 5, style: style).count == 2)
    }

    @Test func nothingTakesNoWidth() {
        #expect(TextMeasure.extent(of: "", style: style).width == 0)
    }

    @Test(arguments: [0.0, 3, 10, 40, 100, 1_000])
    func truncatedTextFits(width: Double) {
        let name = "a name that someone gave a class, and that goes on for longer than the panel is wide"
        let cut = TextMeasure.truncated(name, to: width, style: style)
        let ellipsis = TextMeasure.extent(of: "…", style: style).width
        #expect(TextMeasure.extent(of: cut, style: style).width <= max(width, ellipsis))
        #expect(cut == name || cut.hasSuffix("…"))
        #expect(width < 500 || cut == name)
    }

    @Test(arguments: [3.0, 10, 40, 100, 1_000])
    func textCutInTheMiddleKeepsItsEnd(width: Double) {
        let name = "Kidney proximal convoluted tubule epithelial cell (adult)"
        let cut = TextMeasure.truncated(name, to: width, style: style, cut: .middle)
        let ellipsis = TextMeasure.extent(of: "…", style: style).width
        #expect(TextMeasure.extent(of: cut, style: style).width <= max(width, ellipsis))
        #expect(width < 100 || cut.hasSuffix("t)"))
        #expect(width < 500 || cut == name)
    }

    @Test func noHyphenIsAddedWhereANameGoesOn() {
        let layout = TextLayout(
            StyledText("autoencoderautoencoderautoencoder_verylongname_ofafile"), style: style, width: 90)
        #expect(layout.lines.count > 2)
        let bytes = Array(layout.text.utf8)
        for line in layout.lines {
            let text = String(decoding: bytes[line.range], as: UTF8.self)
            #expect(abs(line.extent.width - TextMeasure.extent(of: text, style: style).width) < 0.5)
        }
    }

    @Test func linesStayWithinTheirWidthAndLoseNothing() {
        let file = String(repeating: "measurements_of_2026_", count: 15) + ".h5"
        let lines = TextMeasure.lines(of: file, style: style, width: 120)
        #expect(lines.count > 5)
        #expect(lines.joined() == file)
        for line in lines { #expect(TextMeasure.extent(of: line, style: style).width <= 120) }
    }

    @Test func untrustedTextIsMadeHarmless() {
        #expect("a\nb\tc".printable() == "a b c")
        #expect("a\u{0}b\u{7}".printable() == "a\u{FFFD}b\u{FFFD}")
        #expect("abc\u{202E}def\u{2066}g".printable() == "abcdefg")
        #expect(String(repeating: "x", count: 5_000).printable().count == 1_001)
        #expect(("a" + String(repeating: "\u{301}", count: 100)).printable().unicodeScalars.count == 9)
        #expect("naïve – 月 👩‍🚀".printable() == "naïve – 月 👩‍🚀")
    }

    @Test func runsOfALineAreFoundWhereTheyAreDrawn() {
        let text = StyledText.bold("Figure 3.") + " The AE separates."
        let layout = TextLayout(text, style: style)
        let segments = layout.segments(ofLine: 0)
        #expect(segments.map(\.text) == ["Figure 3.", " The AE separates."])
        #expect(segments.map(\.weight) == [.semibold, .regular])
        #expect(segments[0].x == 0)
        #expect(abs(segments[1].x - segments[0].width) < 0.01)
        #expect(abs(segments[1].x + segments[1].width - layout.lines[0].extent.width) < 0.01)
    }

    @Test func charactersWithoutAFontAreReported() throws {
        // A private character, which no font of the stack has.
        var missing: [Unicode.Scalar] = []
        _ = try RasterImage.drawing(size: Size(width: 50, height: 20)) { canvas in
            let anchor = TextAnchor(.left, .top)
            canvas.text("a\u{10FFF0}b", at: Point(x: 5, y: 5), anchor: anchor, style: style)
            canvas.text("\u{10FFF0}", at: Point(x: 5, y: 5), anchor: anchor, style: style)
            missing = canvas.missingCharacters
        }
        #expect(missing == ["\u{10FFF0}"])
    }

    @Test func missingCharactersAreNamedWithAPackage() {
        #expect(MissingCharacters.warning([]) == nil)
        #expect(
            MissingCharacters.warning(["月", "क"])
                == "No installed font has 月 U+6708, क U+0915. Try installing fonts-noto-cjk or fonts-noto-core.")
        #expect(MissingCharacters.warning(["\u{E000}"]) == "No installed font has U+E000.")
    }

    @Test(arguments: [0.0, 90, -90, 30])
    func anchorsCenterTextHoweverItIsTurned(rotation: Double) throws {
        let size = Size(width: 100, height: 100)
        let image = try RasterImage.drawing(size: size, pixelsPerPoint: 2) { canvas in
            canvas.text(
                "HHHHHHHH", at: Point(x: 50, y: 50), anchor: TextAnchor(.center, .middle), style: style,
                rotation: rotation)
        }
        var mass = 0.0
        var moment = Point(x: 0, y: 0)
        for row in 0..<image.height {
            for column in 0..<image.width {
                let ink = 255 - Double(image.pixels[(row * image.width + column) * 3])
                mass += ink
                moment.x += ink * (Double(column) + 0.5) / 2
                moment.y += ink * (Double(row) + 0.5) / 2
            }
        }
        #expect(mass > 0)
        #expect(abs(moment.x / mass - 50) < 1)
        #expect(abs(moment.y / mass - 50) < 1)
    }
}
