/// A layer of a decoder as the page's script reads it: its kind and sizes; its numbers are in blocks of all layers.
struct LayerRecord: Encodable, Sendable, Equatable {
    /// Its kind.
    let kind: String
    /// The numbers of inputs and outputs, where the kind does not imply them.
    var inputs: Int?
    var outputs: Int?
    /// The number of values of a layer that has as many outputs as inputs.
    var count: Int?
    /// True if a rectifier follows.
    var isRectified: Bool?
    /// The number that is added to a variance.
    var epsilon: Float?
    var sines: Int?
    /// Height, width and channels of the images that go in, or come out.
    var input: [Int]?
    var output: [Int]?
    var channels: Int?
    var kernel: Int?
    var stride: Int?
    /// The layers beside a linear one.
    var layers: [LayerRecord]?
    /// True if the matrix is in single precision.
    var isSingle = false

    init(_ kind: String) { self.kind = kind }

    private enum CodingKeys: String, CodingKey {
        case kind = "t"
        case inputs = "in"
        case outputs = "out"
        case count = "n"
        case isRectified = "relu"
        case epsilon = "eps"
        case sines, input, output, channels, kernel, stride, layers
        case isSingle = "w32"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(inputs, forKey: .inputs)
        try container.encodeIfPresent(outputs, forKey: .outputs)
        try container.encodeIfPresent(count, forKey: .count)
        try container.encodeIfPresent(isRectified.map { $0 ? 1 : 0 }, forKey: .isRectified)
        try container.encodeIfPresent(epsilon, forKey: .epsilon)
        try container.encodeIfPresent(sines, forKey: .sines)
        try container.encodeIfPresent(input, forKey: .input)
        try container.encodeIfPresent(output, forKey: .output)
        try container.encodeIfPresent(channels, forKey: .channels)
        try container.encodeIfPresent(kernel, forKey: .kernel)
        try container.encodeIfPresent(stride, forKey: .stride)
        try container.encodeIfPresent(layers, forKey: .layers)
        if isSingle { try container.encode(1, forKey: .isSingle) }
    }
}
