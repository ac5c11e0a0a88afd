internal import Datasets

/// `results.h5ad`: the codes and errors of every row.
struct ResultsOutput: ReportOutput {
    let format: String? = nil
    let names = ["results.h5ad"]
    let listing = "results.h5ad"

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [OutputPart { try ResultsFile(contents.report).contents.write(to: folder + "/results.h5ad") }]
    }
}
