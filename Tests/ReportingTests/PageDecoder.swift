import Foundation
import Testing

/// A decoder of a page, run by code of its own.
struct PageDecoder {
    private let layers: [[String: Any]]
    private let halves: [Float]
    private let singles: [Float]
    private var nextHalf = 0
    private var nextSingle = 0

    init(_ record: Any?) throws {
        let record = try #require(record as? [String: Any])
        layers = try #require(record["layers"] as? [[String: Any]])
        halves = try PageBlocks.halves(record["half"])
        singles = try PageBlocks.singles(record["single"])
    }

    /// The numbers that a code decodes to.
    mutating func decode(_ code: [Float]) throws -> [Float] {
        (nextHalf, nextSingle) = (0, 0)
        let result = try run(layers, on: code)
        #expect(nextHalf == halves.count && nextSingle == singles.count, "numbers that no layer has")
        return result
    }

    private mutating func run(_ layers: [[String: Any]], on input: [Float]) throws -> [Float] {
        var values = input
        for layer in layers { values = try run(layer, on: values) }
        return values
    }

    private mutating func matrix(_ layer: [String: Any], _ count: Int) -> [Float] {
        guard layer["w32"] as? Int != 1 else { return vector(count) }
        defer { nextHalf += count }
        return Array(halves[nextHalf..<nextHalf + count])
    }

    private mutating func vector(_ count: Int) -> [Float] {
        defer { nextSingle += count }
        return Array(singles[nextSingle..<nextSingle + count])
    }

    private func product(_ x: [Float], _ weights: [Float], _ bias: [Float]) -> [Float] {
        bias.indices.map { column in
            x.indices.reduce(bias[column]) { $0 + x[$1] * weights[$1 * bias.count + column] }
        }
    }

    private mutating func run(_ layer: [String: Any], on x: [Float]) throws -> [Float] {
        func size(_ key: String) throws -> Int { try #require(layer[key] as? Int) }
        switch try #require(layer["t"] as? String) {
        case "dense":
            let (inputs, outputs) = (try size("in"), try size("out"))
            let sum = product(x, matrix(layer, inputs * outputs), vector(outputs))
            return try size("relu") == 1 ? sum.map { max($0, 0) } : sum
        case "residual":
            let (inputs, outputs) = (try size("in"), try size("out"))
            let linear = product(x, matrix(layer, inputs * outputs), vector(outputs))
            let inner = try run(try #require(layer["layers"] as? [[String: Any]]), on: x)
            return zip(linear, inner).map { $0 + $1 }
        case "fourier":
            let sines = try size("sines")
            return x + product(x, matrix(layer, try size("in") * sines), vector(sines)).map { sin($0) }
        case "norm":
            let mean = x.reduce(0, +) / Float(x.count)
            let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(x.count)
            let scale = 1 / (variance + Float(try #require(layer["eps"] as? Double))).squareRoot()
            let (gain, bias) = (vector(x.count), vector(x.count))
            return x.indices.map { max((x[$0] - mean) * scale * gain[$0] + bias[$0], 0) }
        case "offset": return zip(x, vector(x.count)).map { $0 + $1 }
        case "scaling":
            let (centre, factor, offset) = (vector(x.count), vector(x.count), vector(x.count))
            return x.indices.map { (x[$0] - centre[$0]) * factor[$0] + offset[$0] }
        case "clamp":
            let (lower, upper) = (vector(x.count), vector(x.count))
            return x.indices.map { min(max(x[$0], lower[$0]), upper[$0]) }
        case "gelu": return x.map { $0 / (1 + exp(-2 * 0.797_884_56 * ($0 + 0.044_715 * $0 * $0 * $0))) }
        case "logistic": return x.map { 1 / (1 + exp(-$0)) }
        case "softplus": return x.map { max($0, 0) + log1p(exp(-abs($0))) }
        case "expm1": return x.map { expm1($0) }
        case "log1p": return x.map { log1p($0) }
        case "bernoulli":
            return x.map { abs($0) < 0.01 ? 0.5 + $0 / 12 : 0.5 + 0.5 / tanh($0 / 2) - 1 / $0 }
        case "conv": return try convolution(layer, on: x)
        case "deconv": return try transposed(layer, on: x)
        case let kind:
            Issue.record("no layer is a \(kind)")
            return x
        }
    }

    /// The pixels of the larger image, in one direction, that a pixel of the smaller one goes with.
    private func offset(_ large: Int, _ small: Int, _ kernel: Int, _ stride: Int) -> Int {
        max((small - 1) * stride + kernel - large, 0) / 2
    }

    private mutating func convolution(_ layer: [String: Any], on x: [Float]) throws -> [Float] {
        let input = try #require(layer["input"] as? [Int])
        let (outputs, kernel, stride) = try sizes(layer)
        let (height, width) = ((input[0] + stride - 1) / stride, (input[1] + stride - 1) / stride)
        let weights = matrix(layer, kernel * kernel * input[2] * outputs)
        let bias = vector(outputs)
        var result = (0..<height * width).flatMap { _ in bias }
        visit(input, [height, width], kernel, stride) { large, small, place in
            for channel in 0..<input[2] {
                for output in 0..<outputs {
                    result[small * outputs + output] +=
                        x[large * input[2] + channel] * weights[(place * input[2] + channel) * outputs + output]
                }
            }
        }
        return result
    }

    private mutating func transposed(_ layer: [String: Any], on x: [Float]) throws -> [Float] {
        let output = try #require(layer["output"] as? [Int])
        let (inputs, kernel, stride) = try sizes(layer)
        let small = [(output[0] + stride - 1) / stride, (output[1] + stride - 1) / stride]
        let weights = matrix(layer, kernel * kernel * output[2] * inputs)
        var result = [Float](repeating: 0, count: output[0] * output[1] * output[2])
        visit(output, small, kernel, stride) { large, small, place in
            for channel in 0..<output[2] {
                for input in 0..<inputs {
                    result[large * output[2] + channel] +=
                        x[small * inputs + input] * weights[(place * output[2] + channel) * inputs + input]
                }
            }
        }
        return result
    }

    private func sizes(_ layer: [String: Any]) throws -> (channels: Int, kernel: Int, stride: Int) {
        (
            try #require(layer["channels"] as? Int), try #require(layer["kernel"] as? Int),
            try #require(layer["stride"] as? Int)
        )
    }

    /// Calls a body with each pixel of the larger image that a pixel of the smaller one goes with, and its place in the kernel.
    private func visit(
        _ large: [Int], _ small: [Int], _ kernel: Int, _ stride: Int, _ body: (Int, Int, Int) -> Void
    ) {
        let before = (0..<2).map { offset(large[$0], small[$0], kernel, stride) }
        for row in 0..<small[0] {
            for column in 0..<small[1] {
                for place in 0..<kernel * kernel {
                    let y = row * stride + place / kernel - before[0]
                    let x = column * stride + place % kernel - before[1]
                    guard (0..<large[0]).contains(y), (0..<large[1]).contains(x) else { continue }
                    body(y * large[1] + x, row * small[1] + column, place)
                }
            }
        }
    }
}
