package import Core
package import Evidence
package import Methods
package import Rows
package import Splitting

/// Everything that a report says, as plain numbers and words.
///
/// Figures, pages and files are made from it alone; it holds no handle of a library, and models as their numbers only.
package struct Report: Sendable {
    /// The origin of the data, and the way in which they were read.
    package let dataset: DatasetDescription
    /// One sentence: how the numbers were scaled.
    package let scaling: String
    package let split: Split
    package internal(set) var labels: Labels?
    package let featureNames: [String]
    /// The scaled test rows, `[test rows, features]`.
    package let truth: Matrix
    /// The methods in the order asked for.
    package internal(set) var methods: [MethodResult]
    /// The answers to all questions.
    package internal(set) var findings: Findings
    /// Further labels by which the user asks the rows to be coloured, in that order.
    package var furtherLabels: [LabelResult] = []
    package let settings: ReportSettings
    package let environment: Environment
    /// The way in which the rows were split, and the reason; nil if that is not known.
    package var splitting: SplitDescription?
    /// The bounds that features are held within, and how many values lay beyond; nil where none did.
    package var clipping: Clipping?
    /// The trained methods, as they are to be saved.
    package var models: [ModelFiles] = []
    /// A name for each row, all different: `[rows]`; nil for the numbers of the file's rows.
    package var rowNames: [String]?
    /// Rows and decoders for the explorer; nil if none is made.
    package var explorer: ExplorerSource?

    /// The processor, threads and library versions that the report was made with.
    package struct Environment: Sendable {
        /// Names and versions of libraries.
        package let versions: [(name: String, version: String)]
        package let threads: Int
        package let processor: String
    }

    /// The heading of its first page: what the user says, or the data set's name.
    package var title: String { settings.title ?? dataset.name }

    /// The result of a method, if it is in the report.
    package func result(of method: Method) -> MethodResult? {
        methods.first { $0.method == method }
    }

    /// The linear method that networks are compared with; nil without one.
    package var baseline: MethodResult? { methods.first { $0.method.isLinear } }

    /// The results of the methods that decode, in their order.
    package var decoding: [MethodResult] { methods.filter(\.method.decodes) }

    /// True for each test row, `[rows]`.
    package var isTest: [Bool] {
        var flags = [Bool](repeating: false, count: dataset.rowCount)
        for row in split.test { flags[row] = true }
        return flags
    }

    /// The part of the split that each row is in, 0 for training, 1 for validation and 2 for test, or `unused`: `[rows]`.
    func parts(unused: Int) -> [Int] {
        var parts = [Int](repeating: unused, count: dataset.rowCount)
        for (part, rows) in [split.training, split.validation, split.test].enumerated() {
            for row in rows { parts[row] = part }
        }
        return parts
    }
}
