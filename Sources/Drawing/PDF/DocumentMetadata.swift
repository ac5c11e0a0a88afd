internal import Foundation

/// The metadata of a document.
package struct DocumentMetadata: Sendable, Equatable {
    package var title: String
    package var author: String
    package var subject: String
    package var keywords: [String]
    /// The program that made the document.
    package var creator: String
    /// The time of its making as in ISO 8601, `2026-01-31T12:00:00Z`; `nil` for no date, so that the same document has
    /// the same bytes.
    package var creationDate: String?

    package init(
        title: String, author: String = "", subject: String = "", keywords: [String] = [], creator: String = "",
        creationDate: String? = nil
    ) {
        self.title = title
        self.author = author
        self.subject = subject
        self.keywords = keywords
        self.creator = creator
        self.creationDate = creationDate
    }

    /// The date that `SOURCE_DATE_EPOCH` asks builds to use in place of today's (reproducible-builds.org), as in ISO
    /// 8601.
    package static func sourceDate(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String? {
        guard let seconds = environment["SOURCE_DATE_EPOCH"].flatMap(Int64.init), (0..<253_402_300_800) ~= seconds
        else {
            return nil
        }
        let days = seconds / 86_400
        let second = seconds % 86_400
        // Days to a civil date in the proleptic Gregorian calendar, years beginning in March.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func padded(_ value: Int64, _ digits: Int = 2) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(digits - text.count, 0)) + text
        }
        let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
        return "\(date)T\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
    }
}
