// What Stirling's formulas leave out of the logarithm of the gamma function and of its derivative. Differences of these
// functions themselves, each of them large, would lose the digits that a likelihood is made of.

/// ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) of each number, for x from 1e-8 to 1e30.
@inline(__always)
func stirlingRemainder(_ x: Lanes) -> Lanes {
    // The series holds from 4 up; below, Γ(x + 4) = (x + 3)(x + 2)(x + 1) x Γ(x).
    let isSmall = x .< 4
    let near = Lanes.minimum(x, Lanes(repeating: 4))
    let above = near + 4
    let square = above * above
    let outer = near * (near + 3)
    let ratio = square * square / (outer * (outer + 2))
    let shift = (near - 0.5) * logarithm(above / near) + logarithm(ratio) - 4
    let inverse = 1 / x.replacing(with: above, where: isSmall)
    let inverseSquare = inverse * inverse
    var sum = Lanes(repeating: -5.952_381e-4)
    sum = sum * inverseSquare + 7.936_507_9e-4
    sum = sum * inverseSquare - 2.777_777_8e-3
    sum = sum * inverseSquare + 8.333_333_3e-2
    let series = sum * inverse
    return series.replacing(with: series + shift, where: isSmall)
}

/// ψ(x) − ln x of each number, ψ the derivative of ln Γ, for x from 1e-8 to 1e30.
@inline(__always)
func digammaRemainder(_ x: Lanes) -> Lanes {
    let isSmall = x .< 4
    let near = Lanes.minimum(x, Lanes(repeating: 4))
    // 1/x + 1/(x + 1) + 1/(x + 2) + 1/(x + 3), two at a time.
    let outer = near * (near + 3)
    let inner: Lanes = outer + 2
    let reciprocals: Lanes = 1 / outer + 1 / inner
    let poles: Lanes = (2 * near + 3) * reciprocals
    let shift: Lanes = logarithm((near + 4) / near) - poles
    let inverse = 1 / x.replacing(with: near + 4, where: isSmall)
    let square = inverse * inverse
    var sum = Lanes(repeating: 4.166_666_7e-3)
    sum = sum * square - 3.968_254e-3
    sum = sum * square + 8.333_333_3e-3
    sum = sum * square - 8.333_333_3e-2
    let series = sum * square - 0.5 * inverse
    return series.replacing(with: series + shift, where: isSmall)
}
