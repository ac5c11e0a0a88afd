package import Evidence

/// The claims that are made for autoencoders in general, each with the tests of it that the sections of a report have.
package struct ClaimReview: Sendable {
    /// A claim with its tests.
    package struct Entry: Sendable, Equatable {
        package let claim: NetworkClaim
        /// In the order of the sections; empty if nothing tests it.
        package let tests: [TestedClaim]

        /// The outcome of all tests; undecided if they contradict each other, nil if there are none.
        package var outcome: ClaimOutcome? {
            guard let first = tests.first?.outcome else { return nil }
            return tests.allSatisfy { $0.outcome == first } ? first : .undecided
        }
    }

    /// Every claim, in the order of ``NetworkClaim``.
    package let entries: [Entry]

    /// The review of some tests.
    package init(_ tests: [TestedClaim]) {
        entries = NetworkClaim.allCases.map { claim in
            Entry(claim: claim, tests: tests.filter { $0.claim == claim })
        }
    }

    /// The claims of an outcome; those without a test for nil.
    package func entries(_ outcome: ClaimOutcome?) -> [Entry] { entries.filter { $0.outcome == outcome } }
}
