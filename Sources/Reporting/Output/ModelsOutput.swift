internal import ONNX

/// `models/*.onnx`: the trained methods, where the format can hold them.
struct ModelsOutput: ReportOutput {
    let format: String? = nil
    let names = [ModelFolder.name]
    let listing = "\(ModelFolder.name)/*.onnx"

    func isWritten(for report: Report) -> Bool { !report.models.isEmpty }

    func parts(_ contents: ReportContents, in folder: String) -> [OutputPart] {
        [OutputPart { try ModelFiles.write(contents.report.models, to: "\(folder)/\(ModelFolder.name)") }]
    }
}
