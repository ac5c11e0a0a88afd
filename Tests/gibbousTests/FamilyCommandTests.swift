import Foundation
import HDF5
import Testing

/// Reports of all members of the family.
@Suite struct FamilyCommandTests {
    private func methods(_ metrics: [String: Any]) throws -> [String: [String: Any]] {
        try #require(metrics["methods"] as? [String: [String: Any]])
    }

    @Test func allMethodsOnImages() throws {
        let folder = try Program.Folder()
        try SampleFiles.images(at: folder.path + "/stripes.h5")
        let result = try Program.run(
            [
                "report", "stripes.h5", "--epochs", "2", "--methods", "all", "--noise", "salt-pepper:0.2", "--sparsity",
                "kl:0.2", "--likelihood", "continuous-bernoulli", "--beta", "2", "--kl-warmup", "0.5", "--free-bits",
                "0.1",
            ], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let file = try folder.metrics("output/stripes")
        let methods = try methods(file)
        #expect(Set(methods.keys) == ["pca", "ae", "dae", "sae", "cae", "vae"])
        for (name, method) in methods {
            let test = try #require(method["test"] as? [String: Double])
            let restored = try #require(test["restored_mse"])
            let undone = try #require(test["undone_share"])
            let damaged = try #require((file["damage"] as? [String: Any])?["damaged_mse"] as? Double)
            #expect(abs(undone - (1 - restored / damaged)) < 1e-9)
            #expect(test.keys.contains("active_code_share") == (name == "sae"))
        }
        let objectives = methods.compactMapValues { $0["objective"] as? [String: Any] }
        #expect(objectives["dae"]?["noise"] as? String == "salt-pepper:0.2")
        #expect(objectives["sae"]?["sparsity"] as? String == "kl:0.2:0.001")
        #expect(objectives["vae"]?["likelihood"] as? String == "continuous-bernoulli")
        #expect(objectives["vae"]?["beta"] as? Double == 2 && objectives["vae"]?["free_bits"] as? Double == 0.1)
        #expect(objectives["vae"]?["kl_warmup"] as? String == "0.5")
        let vae = try #require(methods["vae"])
        #expect((vae["posterior_mean_variance_by_dimension"] as? [Double])?.count == 2)
        let active = try #require(vae["active_units"] as? Int)
        // What is said of unused dimensions is said where there are some, and on the terminal too.
        #expect((vae["collapse"] as? String != nil) == (active < 2))
        if let collapse = vae["collapse"] as? String { #expect(result.output.contains(collapse)) }
        let files = try folder.contents("output/stripes/models")
        #expect(files.count == 12 && files.contains("cae-decoder.onnx"))
        #expect(try folder.contents("output/stripes/figures").contains("restoration.svg"))
        let embedded = try Program.run(
            ["embed", "stripes.h5", "--model", "output/stripes", "--method", "sae", "--output", "new.csv"], in: folder)
        #expect(embedded.status == 0, "\(embedded.errors)")
        let sampled = try Program.run(
            ["sample", "--model", "output/stripes", "-n", "3", "--output", "new.h5"], in: folder)
        #expect(sampled.status == 0, "\(sampled.errors)")
    }

    @Test func anOptionBringsItsMethod() throws {
        let folder = try Program.Folder()
        try SampleFiles.table(at: folder.path + "/flowers.h5")
        let result = try Program.run(
            ["report", "flowers.h5", "--epochs", "1", "-q", "--noise", "mask:0.2", "--formats", "svg"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let file = try folder.metrics("output/flowers")
        #expect(Set(try methods(file).keys) == ["pca", "ae", "dae", "vae"])
        #expect((file["damage"] as? [String: Any])?["noise"] as? String == "mask:0.2")
        #expect(try folder.contents("output/flowers/figures").contains("denoising-strength.svg"))
    }

    @Test func counts() throws {
        let folder = try Program.Folder()
        let values = (0..<120 * 6).map { (index: Int) -> Double in
            Double((index / 6 % 4) * (index % 6) * 3 + index * 7 % 5)
        }
        let file = try HDF5File(creating: folder.path + "/counts.h5")
        try file.root.createDataset("X", shape: [120, 6], values: values)
        try file.close()
        let result = try Program.run(
            ["report", "counts.h5", "--epochs", "3", "-q", "--likelihood", "negative-binomial"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = try folder.metrics("output/counts")
        #expect(((metrics["dataset"] as? [String: Any])?["scaling"] as? String)?.contains("logarithm") == true)
        #expect(try methods(metrics)["vae"]?["active_units"] is Int)
        let sampled = try Program.run(
            ["sample", "--model", "output/counts", "-n", "50", "--output", "new.h5"], in: folder)
        #expect(sampled.status == 0, "\(sampled.errors)")
        // Means of counts are no counts, but none is negative.
        let means = try HDF5File(reading: folder.path + "/new.h5").dataset(at: "/X").read(Double.self)
        #expect(means.count == 300 && means.allSatisfy { $0 >= 0 })
    }
}
