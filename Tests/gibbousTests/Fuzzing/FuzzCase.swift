import Core
import Foundation

/// A file that was changed, and the commands that are run on it.
struct FuzzCase {
    /// A file of Tests/Reference/fixtures, and what its report needs.
    struct Seed {
        let file: String
        var options: [String] = []

        var path: String { "\(Program.packageFolder)/Tests/Reference/fixtures/\(file)" }
    }

    /// Ten files of as many kinds, each of which a report can be made of.
    static let seeds = [
        Seed(file: "layouts/anndata_csr.h5ad", options: ["--labels", "obs/cell_type", "--labels", "obs/batch"]),
        Seed(file: "layouts/cells.loom"), Seed(file: "layouts/matlab_names.mat"),
        Seed(file: "layouts/pandas_table.h5"),
        Seed(file: "layouts/packed.nc", options: ["--missing", "impute-mean"]), Seed(file: "layouts/compound.h5"),
        Seed(file: "layouts/filters.h5", options: ["--data", "gzip"]), Seed(file: "layouts/virtual_within.h5"),
        Seed(file: "digits.h5"), Seed(file: "strings.h5"),
    ]

    let index: Int
    let seed: Seed
    /// The changed file; the file as it is for the indices before 0.
    let bytes: [UInt8]
    /// The changes made, in a few words.
    let description: String

    /// A case by its number, which with the seed decides everything.
    init(_ index: Int, seed number: UInt64) throws {
        self.index = index
        seed = Self.seeds[(index % Self.seeds.count + Self.seeds.count) % Self.seeds.count]
        let original = [UInt8](try Data(contentsOf: URL(filePath: seed.path)))
        guard index >= 0 else {
            (bytes, description) = (original, "\(seed.file) as it is")
            return
        }
        var mutation = Mutation(seed: number, index: index)
        bytes = mutation.changed(original)
        description = "\(seed.file), \(mutation.kind.rawValue)"
    }

    var fileName: String { URL(filePath: seed.file).lastPathComponent }

    /// A look at the file, and a small report of it; of every sixteenth a whole one.
    var commands: [[String]] {
        let size =
            index % 16 == 15
            ? ["--methods", "all"] : ["--methods", index % 2 == 0 ? "pca,ae" : "pca,vae", "--formats", "svg"]
        return [
            ["inspect", fileName] + (index % 3 == 0 ? ["--json"] : []) + seed.options,
            ["report", fileName, "--epochs", "1", "--hidden", "4", "--threads", "1", "--output", "out"] + size
                + seed.options,
        ]
    }
}
