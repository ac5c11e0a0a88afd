/// A method with the model that it was fitted to.
package struct FittedMethod: Sendable {
    package let method: Method
    package let reduction: any FittedReduction
    /// The time that fitting alone took, in seconds.
    package let seconds: Double

    package init(_ method: Method, _ reduction: any FittedReduction, seconds: Double) {
        self.method = method
        self.reduction = reduction
        self.seconds = seconds
    }

    /// The model as one that decodes; nil without a decoder.
    package var decoding: (any DecodingReduction)? { reduction as? any DecodingReduction }
    /// The model as layers; nil if it has none.
    package var layered: (any LayeredReduction)? { reduction as? any LayeredReduction }
    /// The model as one with a likelihood; nil without one.
    package var probabilistic: (any ProbabilisticReduction)? { reduction as? any ProbabilisticReduction }
    /// The model as a linear one; nil if it is not linear.
    package var linear: (any LinearReduction)? { reduction as? any LinearReduction }
    /// The model as one that networks of other sizes can be trained from; nil for others.
    package var resizable: (any ResizableReduction)? { reduction as? any ResizableReduction }
    /// The model as one of sparse codes; nil for others.
    package var sparse: (any SparseReduction)? { reduction as? any SparseReduction }
}
