internal import OneDNN

/// Added to a row's variance before its root is taken, as PyTorch's `nn.LayerNorm` does.
let layerNormalizationEpsilon: Float = 1e-5

/// Layer normalisation and rectifier of each row.
///
/// - Parameters:
///   - input: `[rows, columns]`.
///   - gain: `[1, columns]`.
///   - bias: `[1, columns]`.
///   - statistics: Becomes each row's mean and inverse standard deviation, `[rows, 2]`.
///   - output: `[rows, columns]`.
func layerNormalizationForward(
    _ input: TensorView, gain: TensorView, bias: TensorView, statistics: TensorView, into output: TensorView
) {
    let columns = input.columns
    let whole = columns / laneCount * laneCount
    let g = unsafe gain.address
    let b = unsafe bias.address
    for row in 0..<input.rows {
        let x = unsafe input.address + row * columns
        let y = unsafe output.address + row * columns
        var sums = Lanes.zero
        var column = 0
        while column < whole {
            unsafe sums += x.lanes(at: column)
            column += laneCount
        }
        var sum = sums.total
        while column < columns {
            unsafe sum += x[column]
            column += 1
        }
        let mean = sum / Float(columns)
        sums = .zero
        column = 0
        while column < whole {
            let deviation = unsafe x.lanes(at: column) - mean
            sums += deviation * deviation
            column += laneCount
        }
        var squares = sums.total
        while column < columns {
            let deviation = unsafe x[column] - mean
            squares += deviation * deviation
            column += 1
        }
        let inverse = 1 / (squares / Float(columns) + layerNormalizationEpsilon).squareRoot()
        unsafe statistics.address[2 * row] = mean
        unsafe statistics.address[2 * row + 1] = inverse
        column = 0
        while column < whole {
            let normalized = unsafe (x.lanes(at: column) - mean) * inverse
            let scaled = unsafe normalized * g.lanes(at: column) + b.lanes(at: column)
            unsafe y.set(Lanes.maximum(scaled, .zero), at: column)
            column += laneCount
        }
        while column < columns {
            unsafe y[column] = max(0, (x[column] - mean) * inverse * g[column] + b[column])
            column += 1
        }
    }
}

/// The way back through rectifier and layer normalisation.
///
/// - Parameters:
///   - gradient: With respect to the output, `[rows, columns]`; overwritten by that of the rectifier's input.
///   - input: The inputs, `[rows, columns]`.
///   - output: The outputs, `[rows, columns]`.
///   - statistics: Each row's mean and inverse standard deviation, `[rows, 2]`.
///   - gain: `[1, columns]`.
///   - gainGradient: Becomes the gain's gradient, `[1, columns]`.
///   - biasGradient: Becomes the bias's gradient, `[1, columns]`.
///   - inputGradient: Becomes the input's gradient, `[rows, columns]`.
func layerNormalizationBackward(
    _ gradient: TensorView, input: TensorView, output: TensorView, statistics: TensorView, gain: TensorView,
    gainGradient: TensorView, biasGradient: TensorView, inputGradient: TensorView?
) {
    let columns = gradient.columns
    let whole = columns / laneCount * laneCount
    let g = unsafe gain.address
    let gainSums = unsafe gainGradient.address
    let biasSums = unsafe biasGradient.address
    unsafe gainSums.update(repeating: 0, count: columns)
    unsafe biasSums.update(repeating: 0, count: columns)
    for row in 0..<gradient.rows {
        let x = unsafe input.address + row * columns
        let y = unsafe output.address + row * columns
        let d = unsafe gradient.address + row * columns
        let mean = unsafe statistics.address[2 * row]
        let inverse = unsafe statistics.address[2 * row + 1]
        // Sums over the row of the normalised input's gradient, and of its product with the normalised input.
        var sums = Lanes.zero
        var products = Lanes.zero
        var column = 0
        while column < whole {
            let open = unsafe y.lanes(at: column) .> 0
            let kept = unsafe Lanes.zero.replacing(with: d.lanes(at: column), where: open)
            let normalized = unsafe (x.lanes(at: column) - mean) * inverse
            unsafe biasSums.set(biasSums.lanes(at: column) + kept, at: column)
            unsafe gainSums.set(gainSums.lanes(at: column) + kept * normalized, at: column)
            let scaled = unsafe kept * g.lanes(at: column)
            unsafe d.set(scaled, at: column)
            sums += scaled
            products += scaled * normalized
            column += laneCount
        }
        var sum = sums.total
        var product = products.total
        while column < columns {
            let kept = unsafe y[column] > 0 ? d[column] : 0
            let normalized = unsafe (x[column] - mean) * inverse
            unsafe biasSums[column] += kept
            unsafe gainSums[column] += kept * normalized
            let scaled = unsafe kept * g[column]
            unsafe d[column] = scaled
            sum += scaled
            product += scaled * normalized
            column += 1
        }
        guard let inputGradient else { continue }
        let result = unsafe inputGradient.address + row * columns
        let meanGradient = sum / Float(columns)
        let meanProduct = product / Float(columns)
        column = 0
        while column < whole {
            let normalized = unsafe (x.lanes(at: column) - mean) * inverse
            let centred = unsafe d.lanes(at: column) - meanGradient - normalized * meanProduct
            unsafe result.set(centred * inverse, at: column)
            column += laneCount
        }
        while column < columns {
            let normalized = unsafe (x[column] - mean) * inverse
            unsafe result[column] = (d[column] - meanGradient - normalized * meanProduct) * inverse
            column += 1
        }
    }
}
