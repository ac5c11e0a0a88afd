internal import Evidence

/// The claims about autoencoders in `metrics.json`: each with its outcome, and with the tests that decided it.
struct ClaimsRecord: Encodable {
    private struct Claim: Encodable {
        let outcome: String
        let tests: [Test]
    }

    private struct Test: Encodable {
        let outcome: ClaimOutcome
        let evidence: String
        let section: String
    }

    private enum Key: CodingKey {
        case definitions
    }

    private let claims: [String: Claim]

    private static let definitions = [
        "outcome": Definition(
            "holds or fails if an interval or a control supports or contradicts the claim, as defined by the finding "
                + "behind the test; undecided if the data do not decide, or if tests contradict each other; "
                + "not_tested if data or options allow no test."),
        "tests": Definition(
            "Tests of the claim: outcome, the deciding numbers in words, and the section that shows it."),
    ]

    /// The record of claims.
    init(_ review: ClaimReview) {
        claims = Dictionary(
            uniqueKeysWithValues: review.entries.map { entry in
                (
                    entry.claim.rawValue,
                    Claim(
                        outcome: entry.outcome?.rawValue ?? "not_tested",
                        tests: entry.tests.map {
                            Test(outcome: $0.outcome, evidence: $0.evidence, section: $0.section)
                        })
                )
            })
    }

    func encode(to encoder: any Encoder) throws {
        try claims.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.definitions, forKey: .definitions)
    }
}

/// The findings in `metrics.json`, and what they say of claims.
struct EvidenceRecord: Encodable {
    let findings: Findings
    let claims: ClaimsRecord

    private enum Key: CodingKey {
        case claims
    }

    func encode(to encoder: any Encoder) throws {
        try findings.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(claims, forKey: .claims)
    }
}
