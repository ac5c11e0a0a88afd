internal import EmbeddingQuality

/// Something that a report asks of the fitted methods, and how the answer is computed: one folder of this module.
///
/// A question's answer is a ``Finding``, plain numbers that `metrics.json` holds and sentences quote, and what only drawings
/// need besides. What computes an answer knows no page; what draws it computes no number.
package protocol Question: Sendable {
    /// The numbers that answer it, by their names in `metrics.json`; a number that could not be measured is nil.
    associatedtype Finding: Codable & Sendable
    /// The data that only drawings need, such as images and codes.
    associatedtype Illustration: Sendable = NoIllustration

    /// The finding's key under `evidence` in `metrics.json`, in snake case.
    static var id: String { get }
    /// The unit and the definition of each number of the finding, by its key in snake case.
    static var definitions: [String: Definition] { get }
    /// Answers the question.
    ///
    /// - Parameter study: The fitted methods with everything that has been measured of them.
    /// - Returns: The answer; nil where the data or the methods give none.
    /// - Throws: `EmbeddingQualityError` where a measure has no value, or an error of a library that a method runs in.
    static func find(in study: Study) throws -> Answer<Self>?
}

/// The illustration of a question whose figures need numbers alone.
package struct NoIllustration: Sendable {
    package init() {}
}

/// The unit and the meaning of a number.
package struct Definition: Codable, Sendable, Equatable {
    /// The unit of the number; empty for a pure number.
    package let unit: String
    /// One sentence.
    package let definition: String

    package init(_ definition: String, unit: String = "") {
        self.definition = definition
        self.unit = unit
    }
}

/// The answer to a question.
package struct Answer<Asked: Question>: Sendable {
    package let finding: Asked.Finding
    package let illustration: Asked.Illustration

    package init(_ finding: Asked.Finding, illustration: Asked.Illustration) {
        self.finding = finding
        self.illustration = illustration
    }
}

extension Answer where Asked.Illustration == NoIllustration {
    package init(_ finding: Asked.Finding) { self.init(finding, illustration: NoIllustration()) }
}
