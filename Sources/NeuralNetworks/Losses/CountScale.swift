/// The transformation of counts for a network: the logarithm of 1 + count, each feature centred and scaled.
public struct CountScale: Sendable, Equatable {
    /// The mean of ln(1 + count) of each feature: `[features]`.
    public let centres: [Float]
    /// The divisors of ln(1 + count) − centre: `[features]`.
    public let spreads: [Float]

    /// A scale from each feature's centre and spread.
    ///
    /// - Precondition: There are as many of each, and all spreads are positive.
    public init(centres: [Float], spreads: [Float]) {
        precondition(centres.count == spreads.count, "\(centres.count) centres of \(spreads.count) features")
        precondition(spreads.allSatisfy { $0 > 0 }, "a spread that is not positive")
        self.centres = centres
        self.spreads = spreads
    }
}
