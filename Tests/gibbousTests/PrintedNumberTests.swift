import Foundation
import HDF5
import Testing

/// Every number that a report's sentences and tables print is in `metrics.json`, up to the rounding of print.
///
/// Looked at is the text of the PDF: paragraphs, captions and tables, of which a block of text has three different words or an interval.
/// The ticks of axes and the names of classes that stand in figures are not numbers of the report.
@Suite(.enabled(if: PrintedText.isReadable)) struct PrintedNumberTests {
    private let folder: Program.Folder

    init() throws { folder = try Program.Folder() }

    private static let digits = Program.packageFolder + "/datasets/digits.h5"

    @Test func ofImages() throws {
        try check([Self.digits, "--epochs", "3"])
    }

    @Test func ofImagesByAllMethods() throws {
        try check([Self.digits, "--epochs", "2", "--latent", "3", "--methods", "all"])
    }

    @Test func ofImagesWithSeveralLabels() throws {
        let file = try HDF5File(creating: folder.path + "/factors.h5")
        var (pixels, smile, beard): ([UInt8], [Double], [Double]) = ([], [], [])
        for row in 0..<300 {
            let (first, second) = (Double(row * 37 % 101) / 100, Double(row * 53 % 97) / 96)
            smile.append(first)
            beard.append(second)
            for pixel in 0..<16 {
                let own = 100 * (pixel % 2 == 0 ? first : second)
                pixels.append(UInt8(own + 50 * first * second + Double(pixel)))
            }
        }
        try file.root.createDataset("images", shape: [300, 4, 4], values: pixels)
        try file.root.createDataset("smile", shape: [300], values: smile)
        try file.root.createDataset("beard", shape: [300], values: beard)
        try file.close()
        try check(["factors.h5", "--labels", "smile", "--labels", "beard", "--latent", "3", "--epochs", "3"])
    }

    @Test func ofATableOverSeveralSeeds() throws {
        let file = try HDF5File(creating: folder.path + "/table.h5")
        try file.root.createDataset("x", shape: [300, 12], values: Self.table)
        try file.root.createDataset("y", shape: [300], values: (0..<300).map { Double($0 % 3) + 0.01 * Double($0) })
        try file.close()
        try check(["table.h5", "--epochs", "3", "--repeats", "2"])
    }

    @Test func ofAnAnnDataFileWithTwoLabels() throws {
        let file = try HDF5File(creating: folder.path + "/cells.h5ad")
        try file.root.setAttribute("encoding-type", .string("anndata"))
        try file.root.setAttribute("encoding-version", .string("0.1.0"))
        try file.root.createDataset("X", shape: [300, 12], values: Self.table)
        for (table, count) in [("obs", 300), ("var", 12)] {
            let group = try file.root.createGroup(table)
            try group.setAttribute("encoding-type", .string("dataframe"))
            try group.setAttribute("encoding-version", .string("0.2.0"))
            try group.setAttribute("_index", .string("_index"))
            try group.setAttribute("column-order", .strings(table == "obs" ? ["kind", "batch"] : []))
            try group.createDataset("_index", strings: (0..<count).map { "\(table)-\($0)" })
            guard table == "obs" else { continue }
            try group.createDataset("kind", strings: (0..<count).map { ["root", "stem", "leaf"][$0 % 3] })
            try group.createDataset("batch", strings: (0..<count).map { ["east", "west"][$0 / 7 % 2] })
        }
        try file.close()
        try check(["cells.h5ad", "--labels", "obs/kind", "--labels", "obs/batch", "--epochs", "3"])
    }

    @Test func ofPatients() throws {
        let file = try HDF5File(creating: folder.path + "/patients.h5")
        // Ten rows about one of the table's.
        let values = Self.table.indices.map { 5 * Self.table[$0 / 120 * 12 + $0 % 12] + Self.table[$0] }
        try file.root.createDataset("x", shape: [300, 12], values: values)
        try file.root.createDataset("patient", shape: [300], values: (0..<300).map { $0 / 10 })
        try file.close()
        try check(["patients.h5", "--epochs", "3"])
    }

    /// Three groups of rows, `[300, 12]`.
    private static let table: [Double] = (0..<300 * 12).map { index in
        let (row, column) = (index / 12, index % 12)
        let own = Double((row * 37 + column * 101 + row * column * 7) % 401)
        return own + Double(row % 3 * (column % 5) * 70)
    }

    /// Makes a report and looks up every number in it.
    private func check(_ arguments: [String]) throws {
        let output = folder.path + "/out"
        let result = try Program.run(["report"] + arguments + ["--quiet", "--output", output], in: folder)
        try #require(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        let blocks = try #require(try PrintedText.blocks(of: output + "/report.pdf"))
        let numbers = blocks.flatMap(PrintedNumber.all)
        #expect(numbers.count > 100)
        let known = KnownNumbers(metrics)
        #expect(Set(numbers.filter { !known.contains($0) }.map(\.description)).sorted() == [])
        // What no page of schema 1 had is told by findings alone: without them, the test could find what is missing.
        let without = KnownNumbers(metrics.filter { $0.key != "evidence" })
        #expect(numbers.contains { !without.contains($0) })
        // The errors under images are part of a picture, which has no axes.
        let isOfImages = (metrics["dataset"] as? [String: Any])?["layout"] as? String == "images"
        for name in isOfImages ? ["reconstructions", "restoration"] : [] {
            guard let picture = try? String(contentsOfFile: "\(output)/figures/\(name).svg", encoding: .utf8) else {
                continue
            }
            let captions = PrintedText.words(ofSVG: picture).filter { $0.wholeMatch(of: /[0-9]+\.[0-9]+/) != nil }
            #expect(Set(captions.flatMap(PrintedNumber.all).filter { !known.contains($0) }.map(\.description)) == [])
        }
    }
}

/// The text of a PDF file, in blocks.
private enum PrintedText {
    private static let programs = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"]

    static var isReadable: Bool { programs.contains { FileManager.default.isExecutableFile(atPath: $0) } }

    /// Paragraphs, captions and cells of tables.
    static func blocks(of path: String) throws -> [String]? {
        guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [path, "-"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).replacing("\u{0C}", with: "\n\n")
        return text.components(separatedBy: "\n\n").filter { block in
            Set(block.matches(of: /[a-z]{3,}/).map(\.0)).count >= 3 || block.contains(/\[.+, .+\]/)
        }
    }

    /// The words in a picture's text.
    static func words(ofSVG text: String) -> [String] {
        text.matches(of: />([^<>]+)</).map { String($0.1).trimmingCharacters(in: .whitespacesAndNewlines) }
    }
}

/// A number as it is printed.
private struct PrintedNumber: CustomStringConvertible {
    let value: Double
    /// Half a unit of its last digit.
    let tolerance: Double
    /// True if a per cent sign follows it.
    let isPercentage: Bool
    let description: String

    /// Text with numbers that are not measured: definitions, the names of things, and the size of what a figure shows.
    private static var allowed: [Regex<Substring>] {
        [
            // Numbers of figures, tables and pages, the program's version and the date.
            /(?:Figure|Table) [0-9]+/, /page [0-9]+ of [0-9]+/, /page [0-9]+/, /Gibbous [0-9.]+/,
            /[0-9]{4}-[0-9]{2}-[0-9]{2}/,
            // Names: of files, of classes, of authors' years, of kinds of numbers.
            /\S*\/\S*/, /\S+\.h5(?:ad)?/, /“[^”]*”/, /[\(,] ?(?:19|20)[0-9]{2}[;\)]/, /32-bit/, /32 bits/,
            // The level of every interval, the value that it may include, the prior and the range of scaled values.
            /95 %/, /N\(0, (?:I|1)\)/, /0, black; 1, white/, /values from 0 to 1/, /lie in 0–1/,
            /others at 0/, /annealed to 0/, /risen from 0/, /becomes 0/, /above 0/, /below 0/, /β = 1/,
            /1 −/, /above ½/,
            // How much a figure shows of what there is.
            /[0-9]+ best(?: and the)?/, /[0-9]+ worst/, /same [0-9]+ codes/, /[0-9]+\u{202F}?[0-9]* values drawn/,
            /[0-9]+ points? (?:falls? outside|outside|of all panels)/, /[0-9]+ of [0-9]+ classes/,
            // Constants of the methods.
            /β₁ = 0\.9\b/, /β₂ = 0\.999/, /ε = 1 ?× ?10⁻[⁵⁸]/, /\(decay 0\.98/, /±1\/√/, /[34] × [34]/, /stride 2/,
            /starts at 0/, /year = \{[0-9]{4}\}/,
            /\(12 neighbours; of at most 4.000 rows\)/, /[0-9]-fold/, /5- ?NN/, /divisor [0-9]+/, /--[a-z-]+ [0-9.]+/,
        ]
    }

    /// The numbers of a text.
    static func all(in text: String) -> [PrintedNumber] {
        var text = text.replacing("\n", with: " ").replacing("\u{A0}", with: " ")
        for pattern in allowed { text.replace(pattern, with: " ") }
        // Thousands stand apart from 10 000 up; the program that reads the PDF makes common spaces of narrow ones.
        text.replace(/\b([0-9]{1,3}(?:[ \u{202F}][0-9]{3})+)\b/) { match in
            String(match.1.filter { $0.isNumber })
        }
        return text.matches(of: /(?:^|[^A-Za-z0-9.−])(−?)([0-9]+)(\.[0-9]+)?( ×? ?10([⁻⁰¹²³⁴-⁹]+))?( %)?/).compactMap {
            match -> PrintedNumber? in
            let digits = String(match.2) + String(match.3 ?? "")
            guard let magnitude = Double(digits) else { return nil }
            let exponent = match.5.map { Self.exponent(String($0)) } ?? 0
            let decimals = max(0, (match.3?.count ?? 0) - 1)
            let scale = pow(10, Double(exponent))
            return PrintedNumber(
                value: (match.1.isEmpty ? 1 : -1) * magnitude * scale,
                tolerance: 0.5 * pow(10, Double(-decimals)) * scale, isPercentage: match.6 != nil,
                description: "\(match.0) in “\(text[match.range.lowerBound...].prefix(60))”")
        }
    }

    private static func exponent(_ superscript: String) -> Int {
        let digits = zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
        return Int(String(superscript.compactMap { sign in digits.first { $0.0 == sign }?.1 })) ?? 0
    }
}

/// The numbers of `metrics.json`, but for the long lists of losses, among which anything can be found.
private struct KnownNumbers {
    private var sorted: [Double] = []

    init(_ metrics: [String: Any]) {
        collect(metrics)
        sorted.sort()
    }

    private static let lists: Set<String> = ["training_loss", "validation_loss", "validation_epochs"]
    /// Texts that pages quote.
    private static let texts: Set<String> = [
        "reason", "scaling", "notes", "choice", "name", "chosen", "definition", "versions", "processor", "noise",
        "sparsity", "kl_warmup", "collapse",
    ]

    private mutating func collect(_ value: Any, key: String = "") {
        switch value {
        case let object as [String: Any]:
            for (inner, value) in object where !Self.lists.contains(inner) {
                collect(value, key: key == "versions" ? key : inner)
            }
        case let list as [Any]:
            sorted.append(Double(list.count))
            for value in list { collect(value, key: key) }
        case let text as String:
            if Self.texts.contains(key) {
                sorted += PrintedNumber.all(in: text).map(\.value)
                // Versions and names of files have several points.
                sorted += text.matches(of: /[0-9]+(\.[0-9]+)?/).compactMap { Double($0.0) }
            }
        case let number as NSNumber: sorted.append(number.doubleValue)
        default: break
        }
    }

    /// True if a number is there: as it is, with the other sign, in hundredths, or in the power of ten of a table's
    /// column.
    func contains(_ number: PrintedNumber) -> Bool {
        let scales = number.isPercentage ? [0.01] : [1, 0.01] + (number.tolerance < 0.5 ? [0.1, 0.001, 1e-4] : [])
        return scales.contains { scale in
            [number.value, -number.value].contains { value in
                let tolerance = number.tolerance * scale * 1.000_001
                return has(value * scale - tolerance...value * scale + tolerance)
            }
        }
    }

    private func has(_ range: ClosedRange<Double>) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] <= range.upperBound
    }
}
