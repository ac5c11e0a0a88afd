import Foundation
import Testing

@testable import OneDNN

/// Kernels that are made and run while the calling thread is allowed several threads by OpenMP, as a new thread is.
@Suite struct KernelThreadTests {
    /// Numbers whose sums have other last bits in another order.
    private static func numbers(_ rows: Int, _ columns: Int, seed: Int) -> TensorView {
        let view = TensorView(rows: rows, columns: columns)
        view.fill(with: (0..<rows * columns).map { sin(Float($0 % 9_973) * 0.7 + Float(seed)) })
        return view
    }

    @Test(arguments: [(4, 6_000, 8), (64, 784, 512), (784, 128, 512), (3, 5, 2)])
    func productsDoNotDependOnTheThreadsThatThereAre(m: Int, k: Int, n: Int) throws {
        func product() throws -> [Float] {
            let result = TensorView(rows: m, columns: n)
            try MatrixProduct(Self.numbers(m, k, seed: 1), Self.numbers(k, n, seed: 2), into: result).run()
            return result.values
        }
        let alone = try withKernelThreads(1) { try product() }
        for threads in [2, 3, 4] {
            #expect(try withKernelThreads(threads) { try product() } == alone)
        }
    }

    @Test(arguments: [1, 2])
    func convolutionsDoNotDependOnTheThreadsThatThereAre(stride: Int) throws {
        let shape = ConvolutionShape(height: 19, width: 17, channels: 3, outputChannels: 24, kernel: 3, stride: stride)
        func gradients() throws -> [[Float]] {
            let rows = 37
            let input = Self.numbers(rows, shape.inputCount, seed: 1)
            let outputGradient = Self.numbers(rows, shape.outputCount, seed: 2)
            let weights = Self.numbers(shape.weightRows, shape.outputChannels, seed: 3)
            let bias = Self.numbers(1, shape.outputChannels, seed: 4)
            let results = [
                TensorView(rows: rows, columns: shape.outputCount), TensorView(rows: rows, columns: shape.inputCount),
                TensorView(rows: shape.weightRows, columns: shape.outputChannels),
                TensorView(rows: 1, columns: shape.outputChannels),
            ]
            try ConvolutionKernel(.output(input: input, weights: weights, bias: bias, into: results[0]), shape).run()
            try ConvolutionKernel(
                .inputGradient(outputGradient: outputGradient, weights: weights, into: results[1]), shape
            ).run()
            try ConvolutionKernel(
                .weightsGradient(input: input, outputGradient: outputGradient, into: results[2], bias: results[3]),
                shape
            ).run()
            return results.map(\.values)
        }
        let alone = try withKernelThreads(1) { try gradients() }
        for threads in [2, 3, 4] {
            #expect(try withKernelThreads(threads) { try gradients() } == alone)
        }
    }

    /// The threads that something else in the process uses stay as they were set.
    @Test func theCallersThreadsAreItsOwn() throws {
        let result = TensorView(rows: 5, columns: 3)
        try withKernelThreads(3) {
            #expect(kernelThreads == 3)
            let product = try MatrixProduct(
                Self.numbers(5, 4, seed: 1), Self.numbers(4, 3, seed: 2), into: result, threads: 2)
            #expect(kernelThreads == 3)
            product.run()
            #expect(kernelThreads == 3)
            withKernelThreads(1) { #expect(kernelThreads == 1) }
            #expect(kernelThreads == 3)
        }
    }

    @Test func severalThreadsGiveTheSameProductButForRounding() throws {
        let left = Self.numbers(300, 400, seed: 1)
        let right = Self.numbers(400, 200, seed: 2)
        let (alone, shared) = (TensorView(rows: 300, columns: 200), TensorView(rows: 300, columns: 200))
        try MatrixProduct(left, right, into: alone).run()
        try MatrixProduct(left, right, into: shared, threads: 2).run()
        #expect(zip(alone.values, shared.values).allSatisfy { abs($0 - $1) < 1e-3 })
    }
}
