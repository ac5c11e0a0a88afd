/// A report with its document, as outputs are made from them.
package struct ReportContents: Sendable {
    package let report: Report
    package let document: ReportDocument
}
