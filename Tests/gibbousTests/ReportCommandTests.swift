import Foundation
import Reporting
import Testing

@Suite struct ReportCommandTests {
    @Test func imagesGiveAWholeReport() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let result = try Program.run(["report", "stripes.h5", "--epochs", "3"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("two latent dimensions"))
        #expect(result.output.contains("output/stripes: report.pdf"))
        #expect(try folder.contents("output") == ["stripes"])
        let contents = try folder.contents("output/stripes")
        let names = ["figures", "metrics.json", "models", "report.html", "report.pdf", "results.h5ad"]
        #expect(Set(contents).isSuperset(of: names))
        #expect(Set(contents).isSubset(of: ReportOutputs.all.flatMap(\.names)))
        let figures = try folder.contents("output/stripes/figures")
        for name in [
            "latent-overview", "latent-spaces", "latent-errors", "reconstructions", "samples", "latent-plane",
            "interpolation", "training", "error-by-dimension",
        ] { #expect(figures.contains("\(name).svg")) }
        let pdf = try Data(contentsOf: URL(filePath: "\(folder.path)/output/stripes/report.pdf"))
        #expect(pdf.starts(with: Data("%PDF-1.".utf8)))
        // Not a terminal: plain lines, no control codes.
        #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\r"))
    }

    @Test func aRangeOfALabelIsHeldOut() throws {
        let folder = try Program.Folder()
        let moons = Program.packageFolder + "/datasets/moons.h5"
        let options = ["--methods", "pca", "-q", "--formats", "svg", "--output", "out"]
        let result = try Program.run(["report", moons, "--hold-out", "phase:100..140"] + options, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("out")
        let dataset = try #require(metrics["dataset"] as? [String: Any])
        // The same moons as those of moons-gap.
        #expect(dataset["test_rows"] as? Int == 474)
        let settings = try #require(metrics["settings"] as? [String: Any])
        #expect(settings["hold_out"] as? String == "phase:100..140")
        let evidence = try #require(metrics["evidence"] as? [String: Any])
        let between = try #require(evidence["interpolation"] as? [String: Any])
        let held = try #require(between["held_out"] as? [String: Any])
        #expect(held["label"] as? String == "phase" && (held["ways"] as? [Any])?.count == 2)
        #expect(try folder.contents("out/figures").contains("error-between-codes.svg"))
        for wrong in [["--hold-out", "phase"], ["--hold-out", "phase:1..2", "--split", "random"]] {
            #expect(try Program.run(["report", moons] + wrong + options, in: folder).status == 64, "\(wrong)")
        }
        #expect(try Program.run(["report", moons, "--hold-out", "phase:200..300"] + options, in: folder).status == 65)
    }

    @Test func metricsHaveTheAgreedKeys() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let result = try Program.run(["report", "stripes.h5", "--epochs", "2", "-q", "--formats", "svg"], in: folder)
        #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
        let metrics = try folder.metrics("output/stripes")
        #expect(metrics["schema"] as? Int == 1)
        let dataset = try #require(metrics["dataset"] as? [String: Any])
        #expect(dataset["rows"] as? Int == 120)
        #expect(dataset["features"] as? Int == 64)
        #expect(dataset["classes"] as? Int == 2)
        #expect(dataset["layout"] as? String == "images")
        #expect(dataset["data_path"] as? String == "/images")
        #expect(dataset["label_path"] as? String == "/labels")
        let parts = ["train_rows", "validation_rows", "test_rows"].compactMap { dataset[$0] as? Int }
        #expect(parts.count == 3 && parts.reduce(0, +) == 120 && parts[2] == 24)
        let methods = try #require(metrics["methods"] as? [String: [String: Any]])
        #expect(Set(methods.keys) == ["pca", "ae", "vae"])
        for (name, method) in methods {
            #expect(method["latent"] as? Int == 2)
            #expect((method["train_seconds"] as? Double).map { $0 >= 0 } == true)
            let test = try #require(method["test"] as? [String: Double])
            let intervals = try #require(method["test_intervals"] as? [String: [Double]])
            #expect(Set(test.keys).isSuperset(of: ["mse", "r2", "trustworthiness", "continuity", "knn_accuracy"]))
            #expect(test.keys.contains("elbo_nats") == (name == "vae"))
            for (measure, value) in test {
                let interval = try #require(intervals[measure])
                #expect(interval[0] <= value && value <= interval[1], "\(name) \(measure)")
            }
        }
        let vae = try #require(methods["vae"]?["test"] as? [String: Double])
        let parts2 = try #require(vae["reconstruction_nats"]) + #require(vae["kl_nats"])
        #expect(abs(try #require(vae["elbo_nats"]) + parts2) < 1e-9)
    }

    @Test(arguments: ["dense", "conv"]) func theSameSeedGivesTheSameBytes(architecture: String) throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        for (output, seed, threads) in [("a", "4", "1"), ("b", "4", "2"), ("c", "4", "4"), ("other", "5", "2")] {
            let result = try Program.run(
                [
                    "report", "stripes.h5", "--architecture", architecture, "--epochs", "3", "-q", "--output", output,
                    "--seed", seed, "--threads", threads,
                ], in: folder)
            #expect(result.status == 0, "\(result.errors)")
        }
        // Timings, and the number of threads that was asked for, are the only things that may differ.
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(folder.path)/\(name)/metrics.json", encoding: .utf8)
                .replacing(/"[a-z_]*train_seconds" : (\[[^\]]*\]|[^\n]*)/, with: "")
                .split(separator: "\n").filter { !$0.contains("\"threads\"") }.joined(separator: "\n")
        }
        #expect(try text("a") != text("other"))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/a").sorted().filter {
            let isFolder = try URL(filePath: "\(folder.path)/a/\($0)").resourceValues(forKeys: [.isDirectoryKey])
            return isFolder.isDirectory != true && $0 != "metrics.json"
        }
        for kind in [".pdf", ".svg", ".h5ad", ".onnx"] { #expect(files.contains { $0.hasSuffix(kind) }) }
        for output in ["b", "c"] {
            #expect(try text(output) == text("a"), "\(output)")
            for file in files {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: "\(folder.path)/a/\(file)", andPath: "\(folder.path)/\(output)/\(file)"),
                    "\(output)/\(file)")
            }
        }
    }

    @Test func aTableGetsFiguresOfItsOwn() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        let result = try Program.run(["report", "flowers.h5", "--epochs", "3", "--paper", "letter"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let figures = try folder.contents("output/flowers/figures")
        #expect(figures.contains("reconstructions.svg") && figures.contains("reconstructions-overview.svg"))
        // The first page has all of few features, so that there is no second chart of them.
        #expect(!figures.contains("features.svg"))
        #expect(!figures.contains("latent-plane.svg") && figures.contains("samples.svg"))
        for name in [
            "codes-vae", "codes-ae", "sample-recall", "sampled-marginals", "sampled-quantiles", "sampled-correlations",
            "rate-vae",
        ] {
            #expect(figures.contains("\(name).svg"))
        }
        let dataset = try #require(try folder.metrics("output/flowers")["dataset"] as? [String: Any])
        #expect(dataset["layout"] as? String == "table")
        #expect(dataset["classes"] as? Int == 3)
    }

    @Test func latentSizesAndMethodsAreTheUsersChoice() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        for latent in ["1", "5"] {
            let result = try Program.run(
                ["report", "stripes.h5", "--epochs", "2", "-q", "--latent", latent, "--output", latent], in: folder)
            #expect(result.status == 0, "\(result.errors)")
            let methods = try #require(try folder.metrics(latent)["methods"] as? [String: [String: Any]])
            #expect(methods["ae"]?["latent"] as? Int == Int(latent))
        }
        let result = try Program.run(
            ["report", "stripes.h5", "--methods", "pca,vae", "--no-labels", "--epochs", "2", "-q", "--output", "two"],
            in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let methods = try #require(try folder.metrics("two")["methods"] as? [String: [String: Any]])
        #expect(Set(methods.keys) == ["pca", "vae"])
        #expect((methods["pca"]?["test"] as? [String: Double])?["knn_accuracy"] == nil)
    }

    @Test func aReportOfOursIsReplacedAndNothingElseIs() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let manager = FileManager.default
        let arguments = ["report", "stripes.h5", "--epochs", "1", "-q", "--output", "place"]
        #expect(try Program.run(arguments, in: folder).status == 0)
        try Data().write(to: URL(filePath: folder.path + "/place/figures/old.svg"))
        #expect(try Program.run(arguments, in: folder).status == 0)
        #expect(!manager.fileExists(atPath: folder.path + "/place/figures/old.svg"))

        try manager.createDirectory(atPath: folder.path + "/mine", withIntermediateDirectories: true)
        try Data("keep".utf8).write(to: URL(filePath: folder.path + "/mine/thesis.tex"))
        let foreign = ["report", "stripes.h5", "--epochs", "1", "-q", "--output", "mine"]
        let refused = try Program.run(foreign, in: folder)
        #expect(refused.status == 73 && refused.errors.contains("--force"))
        #expect(try folder.contents("mine") == ["thesis.tex"])
        #expect(try Program.run(foreign + ["--force"], in: folder).status == 0)
        #expect(try folder.contents("mine").contains("thesis.tex"))
        #expect(try folder.contents("mine").contains("report.pdf"))
        #expect(try folder.contents().filter { $0.hasPrefix(".") } == [])
    }

    @Test func settingsComeFromAFileToo() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let settings = """
            epochs = 2
            latent = 3
            methods = ["pca", "ae"]
            output = "from-file"
            quiet = true
            """
        try Data(settings.utf8).write(to: URL(filePath: folder.path + "/settings.toml"))
        let result = try Program.run(
            ["report", "stripes.h5", "--config", "settings.toml", "--latent", "1"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let methods = try #require(try folder.metrics("from-file")["methods"] as? [String: [String: Any]])
        #expect(Set(methods.keys) == ["pca", "ae"])
        #expect(methods["ae"]?["latent"] as? Int == 1)
        #expect(methods["ae"]?["epochs"] as? Int == 2)

        try Data("ephocs = 2".utf8).write(to: URL(filePath: folder.path + "/wrong.toml"))
        let wrong = try Program.run(["report", "stripes.h5", "--config", "wrong.toml"], in: folder)
        #expect(wrong.status == 64 && wrong.errors.contains("ephocs"))
    }
    @Test func whatIsSaidOnTheCommandLineWins() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let settings = """
            no-labels = true
            quiet = true
            epochs = 1
            methods = ["pca"]
            """
        try Data(settings.utf8).write(to: URL(filePath: folder.path + "/settings.toml"))
        let arguments = ["report", "stripes.h5", "--config", "settings.toml"]
        let asWritten = try Program.run(arguments, in: folder)
        #expect(asWritten.status == 0 && asWritten.errors.isEmpty)
        let dataset = try #require(try folder.metrics("output/stripes")["dataset"] as? [String: Any])
        #expect(dataset["label_path"] == nil)
        let overruled = try Program.run(arguments + ["--labels", "labels", "--verbose"], in: folder)
        #expect(overruled.status == 0 && !overruled.errors.isEmpty)
        let labelled = try #require(try folder.metrics("output/stripes")["dataset"] as? [String: Any])
        #expect(labelled["label_path"] as? String == "/labels")
    }

    @Test func onlyFormatsAskedForAreWritten() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        for (format, expected) in [("pdf", "report.pdf"), ("svg", "figures"), ("html", "report.html")] {
            let result = try Program.run(
                ["report", "flowers.h5", "--epochs", "1", "-q", "--formats", format, "--output", format], in: folder)
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try folder.contents(format) == ["metrics.json", "models", "results.h5ad", expected].sorted())
        }
    }

    /// Sections that are left out have no figures, and nothing else changes.
    @Test func onlySectionsAskedForAreDrawn() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        var numbers: [Data] = []
        for (sections, hasCurves) in [("all", true), ("all,-training", false), ("summary", false), ("training", true)] {
            let result = try Program.run(
                [
                    "report", "flowers.h5", "--epochs", "1", "--repeats", "1", "-q", "--formats", "svg", "--sections",
                    sections, "--output", "out", "--force",
                ], in: folder)
            #expect(result.status == 0, "\(result.errors)")
            let figures = try folder.contents("out/figures")
            #expect(figures.contains("training.svg") == hasCurves && figures.contains("latent-overview.svg"))
            var metrics = try folder.metrics("out")
            // What fitting took differs.
            metrics["methods"] = nil
            numbers.append(try JSONSerialization.data(withJSONObject: metrics, options: .sortedKeys))
        }
        #expect(Set(numbers).count == 1)
        let typo = try Program.run(["report", "flowers.h5", "--sections", "all,-trainng"], in: folder)
        #expect(typo.status == 64 && typo.errors.contains("-trainng. Did you mean all,-training?"), "\(typo.errors)")
    }

    @Test func timesArePrintedWhereTheyAreAskedFor() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        let arguments = ["report", "flowers.h5", "--epochs", "1", "--repeats", "1", "--formats", "svg"]
        let told = try Program.run(arguments + ["--verbose"], in: folder)
        let parts = told.errors.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /([a-z_.]+): [0-9]+\.[0-9]{3} s/).map { String($0.1) }
        }
        for part in ["fitting", "measures", "evidence", "drawing", "evidence.verdict"] {
            #expect(parts.count { $0 == part } == 1, "\(part) in \(parts)")
        }
        let short = try Program.run(arguments, in: folder)
        #expect(short.status == 0 && !short.errors.contains("evidence.verdict"))
    }
}
