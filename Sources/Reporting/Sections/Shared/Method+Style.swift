internal import Methods
internal import Plotting

extension Method {
    /// The look in every figure, by the place among all methods.
    var style: MethodStyle { MethodStyle(name: name, place: order) }

    /// "PCA's" or "the VAE's".
    var possessive: String { "\(definiteName)'s" }
}
