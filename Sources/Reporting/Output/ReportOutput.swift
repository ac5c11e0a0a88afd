/// A kind of file that a report leaves behind in its directory.
package protocol ReportOutput: Sendable {
    /// The name by which `--formats` asks for it; nil for an output that every report has.
    var format: String? { get }
    /// True if reports have it unless `--formats` names others.
    var isUsual: Bool { get }
    /// The files and folders directly in the report's directory that belong to it, replaced or removed by a newer report.
    var names: [String] { get }
    /// The path that help and summary give, such as "figures/*.svg".
    var listing: String { get }

    /// Returns whether a report has anything to write to it.
    func isWritten(for report: Report) -> Bool

    /// Divides the writing into parts that may be done at the same time.
    ///
    /// - Parameters:
    ///   - contents: The report.
    ///   - folder: The path of the directory that the report is written in, which exists.
    /// - Returns: The parts, none of them begun.
    /// - Throws: Where a folder can't be made.
    func parts(_ contents: ReportContents, in folder: String) throws -> [OutputPart]
}

extension ReportOutput {
    package var isUsual: Bool { true }
    package func isWritten(for report: Report) -> Bool { true }
}

/// A part of an output, written by itself whatever else is being written.
package struct OutputPart: Sendable {
    /// Writes it, and returns the characters in it that no installed font has.
    let write: @Sendable () throws -> [Unicode.Scalar]

    private init(write: @escaping @Sendable () throws -> [Unicode.Scalar]) { self.write = write }

    /// A part that may have characters that can't be drawn: `write` returns those that no installed font has.
    package static func drawing(_ write: @escaping @Sendable () throws -> [Unicode.Scalar]) -> OutputPart {
        OutputPart(write: write)
    }

    /// A part without drawn text.
    package init(_ write: @escaping @Sendable () throws -> Void) {
        self.write = {
            try write()
            return []
        }
    }
}
