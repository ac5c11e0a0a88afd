import Core
import LinearAlgebra
import Methods
import NeuralNetworks
import ONNX

/// Parts of models to be written and read back.
enum SampleParts {
    /// Numbers from a standard normal distribution, `[rows, columns]`.
    static func normal(_ rows: Int, _ columns: Int, seed: UInt64, scale: Double = 1) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: "sample parts")
        return Matrix(
            rows: rows, columns: columns,
            values: (0..<rows * columns).map { _ in Float(scale * generator.normal()) })
    }

    static func row(_ count: Int, seed: UInt64, scale: Double = 1) -> [Float] {
        normal(1, count, seed: seed, scale: scale).values
    }

    /// One network for each kind of layer and some of several, from 6 numbers each.
    static let networks: [(name: String, network: TrainedNetwork)] = [
        ("linear", TrainedNetwork([Linear.Trained(weights: normal(6, 3, seed: 1), bias: row(3, seed: 2))])),
        (
            "rectified",
            TrainedNetwork([Linear.Trained(weights: normal(6, 3, seed: 3), bias: row(3, seed: 4), isRectified: true)])
        ),
        (
            "normalization",
            TrainedNetwork([LayerNormalizationReLU.Trained(gain: row(6, seed: 5), bias: row(6, seed: 6))])
        ),
        ("gelu", TrainedNetwork([GELU(6)])),
        ("fourier", TrainedNetwork([FourierFeatures.Trained(weights: normal(6, 5, seed: 7), phases: row(5, seed: 8))])),
        ("logistic", TrainedNetwork([Logistic(6)])),
        ("softplus", TrainedNetwork([Softplus(6)])),
        ("continuous-bernoulli", TrainedNetwork([ContinuousBernoulliMean(6)])),
        ("linear-residual", TrainedNetwork([residual(outputs: 2, seed: 10)])),
        ("offset", TrainedNetwork([Offset.Trained(row(6, seed: 12))])),
        ("convolution", TrainedNetwork(convolutions(seed: 13))),
        (
            "all",
            TrainedNetwork([
                FourierFeatures.Trained(weights: normal(6, 5, seed: 20), phases: row(5, seed: 21)),
                Linear.Trained(weights: normal(11, 6, seed: 22, scale: 0.3), bias: row(6, seed: 23)),
                LayerNormalizationReLU.Trained(gain: row(6, seed: 24), bias: row(6, seed: 25)),
                residual(outputs: 4, seed: 26), GELU(4),
                Linear.Trained(weights: normal(4, 4, seed: 27), bias: row(4, seed: 28), isRectified: true), Logistic(4),
            ])
        ),
    ]

    /// From 6 numbers to images of 5×7 pixels in 3 colours, to 3×4 pixels in 4 channels, to 3×2 pixels.
    private static func convolutions(seed: UInt64) -> [any TrainedLayer] {
        let large = ImageShape(height: 5, width: 7, channels: 3)
        let small = ImageShape(height: 3, width: 4, channels: 4)
        return [
            Linear.Trained(weights: normal(6, 24, seed: seed), bias: row(24, seed: seed + 1)),
            TransposedConvolution.Trained(
                TransposedConvolution(channels: 2, to: large), weights: normal(48, 2, seed: seed + 2, scale: 0.3)),
            Offset.Trained(row(105, seed: seed + 3)), GELU(105),
            Convolution.Trained(
                Convolution(large, channels: 4), weights: normal(27, 4, seed: seed + 4, scale: 0.3),
                bias: row(4, seed: seed + 5)),
            Convolution.Trained(
                Convolution(small, channels: 2, stride: 1), weights: normal(36, 2, seed: seed + 6, scale: 0.3),
                bias: row(2, seed: seed + 7)),
        ]
    }

    static func residual(outputs: Int, seed: UInt64) -> LinearResidual.Trained {
        LinearResidual.Trained(
            TrainedNetwork([
                Linear.Trained(weights: normal(6, 4, seed: seed), bias: row(4, seed: seed + 1)), GELU(4),
                Linear.Trained(
                    weights: normal(4, outputs, seed: seed + 2), bias: row(outputs, seed: seed + 3)),
            ]), weights: normal(6, outputs, seed: seed + 4), bias: row(outputs, seed: seed + 5))
    }

    static func scaling(_ count: Int, seed: UInt64 = 40) -> FeatureScaling {
        FeatureScaling(
            centre: row(count, seed: seed, scale: 100), factor: row(count, seed: seed + 1, scale: 0.02),
            offset: row(count, seed: seed + 2))
    }

    static func origin(_ method: String = "ae", features: Int, latent: Int) -> ModelOrigin {
        ModelOrigin(
            version: "1.2.3", method: method, dataset: "a \"set\" ☾", featureCount: features, latentSize: latent,
            imageShape: features == 64 ? ImageShape(height: 8, width: 8) : nil, labelNames: ["phase", "side"],
            seed: .max)
    }

    /// An encoder with the scaling and a network.
    static func encoder(_ network: TrainedNetwork) throws -> ModelPart {
        try ModelPart(
            .encoder, network: TrainedNetwork([scaling(6)] + network.layers),
            origin: origin(features: 6, latent: network.outputCount))
    }

    /// A decoder with a network and the scaling.
    static func decoder(_ network: TrainedNetwork) throws -> ModelPart {
        try ModelPart(
            .decoder, network: TrainedNetwork(network.layers + [scaling(network.outputCount)]),
            origin: origin(features: network.outputCount, latent: 6))
    }

    /// Both ways of counts: their logarithms are scaled.
    static func counts() throws -> (encoder: ModelPart, decoder: ModelPart) {
        let weights = normal(6, 3, seed: 55, scale: 0.5)
        let (there, back) = (
            FeatureScaling(centre: row(6, seed: 56), factor: row(6, seed: 57), offset: row(6, seed: 58)),
            FeatureScaling(centre: row(6, seed: 59), factor: row(6, seed: 60), offset: row(6, seed: 61))
        )
        return (
            try ModelPart(
                .encoder,
                network: TrainedNetwork([
                    Log1p(6), there,
                    Linear.Trained(weights: weights, bias: row(3, seed: 62), isRectified: true),
                ]), origin: origin(features: 6, latent: 3)),
            try ModelPart(
                .decoder,
                network: TrainedNetwork([
                    Linear.Trained(weights: normal(3, 6, seed: 63, scale: 0.5), bias: row(6, seed: 64)),
                    Softplus(6), back, Expm1(6),
                ]), origin: origin(features: 6, latent: 3))
        )
    }

    /// A variational encoder.
    static func posterior() throws -> ModelPart {
        let network = TrainedNetwork([
            scaling(6), Linear.Trained(weights: normal(6, 4, seed: 50, scale: 5), bias: row(4, seed: 51)),
        ])
        return try ModelPart(
            .encoder, network: network, logVarianceRange: -3...1, origin: origin("vae", features: 6, latent: 2))
    }

    /// All of the above, with names.
    static func all() throws -> [(name: String, part: ModelPart)] {
        try networks.flatMap { name, network in
            [("\(name)-encoder", try encoder(network)), ("\(name)-decoder", try decoder(network))]
        } + [("posterior", try posterior()), ("counts-decoder", try counts().decoder)]
    }
}

/// Methods trained a little on small data.
enum TrainedSamples {
    /// Images in 0–1 of one bright bar each, `[rows, 64]`.
    static var images: Matrix {
        var generator = SeededGenerator(seed: 3, stream: "bars")
        var images = Matrix(rows: 120, columns: 64)
        for row in 0..<images.rows {
            let position = 1 + 5 * generator.uniform()
            for pixel in 0..<64 { images[row, pixel] = Float(max(0, 1 - abs(Double(pixel % 8) - position))) }
        }
        return images
    }

    /// Rows that two numbers make, and some noise, `[rows, 7]`.
    static var table: Matrix {
        let codes = SampleParts.normal(120, 2, seed: 60)
        let noise = SampleParts.normal(120, 7, seed: 61, scale: 0.1)
        var rows = codes.multiplied(by: SampleParts.normal(2, 7, seed: 62))
        for index in rows.values.indices { rows.values[index] += noise.values[index] }
        return rows
    }

    /// All methods on both kinds of data, with names.
    static func all() throws -> [(name: String, reduction: any LayeredReduction, rows: Matrix)] {
        let (training, validation) = (Array(0..<90), Array(90..<120))
        var samples: [(name: String, reduction: any LayeredReduction, rows: Matrix)] = []
        let choices = TrainingChoices(epochs: 1, hidden: [16, 8], architecture: .dense, seed: 1)
        let convolutions = TrainingChoices(epochs: 1, hidden: [4, 6], architecture: .conv, seed: 1)
        let images = images
        samples.append(
            (
                "vae-convolutional-images",
                try VariationalAutoencoder.fit(
                    FitRequest(
                        images, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: training,
                        validationRows: validation, latentSize: 2, choices: convolutions)), images
            ))
        for (rows, kind, name) in [
            (images, DataKind.images(ImageShape(height: 8, width: 8)), "images"), (table, DataKind.table, "table"),
        ] {
            for method in Method.allCases {
                let fitted = try method.fit(
                    FitRequest(
                        rows, kind: kind, trainingRows: training, validationRows: validation, latentSize: 2,
                        choices: choices))
                guard let reduction = fitted.layered else { continue }
                samples.append(("\(method.rawValue)-\(name)", reduction, rows))
            }
        }
        // Other activations of codes and other likelihoods have layers of their own.
        var others = choices
        others.variational.likelihood = .continuousBernoulli
        others.sparsity = .l1(weight: 0.1)
        let kinds: [(String, any TrainedAutoencoder.Type)] = [
            ("sae-rectified-images", SparseAutoencoder.self), ("vae-continuous-images", VariationalAutoencoder.self),
        ]
        for (name, network) in kinds {
            samples.append(
                (
                    name,
                    try network.fit(
                        FitRequest(
                            images, kind: .images(ImageShape(height: 8, width: 8)), trainingRows: training,
                            validationRows: validation, latentSize: 2, choices: others)), images
                ))
        }
        return samples
    }

    /// Both ways of a method, with a scaling that changes nothing.
    static func parts(
        of reduction: any LayeredReduction, method: String = "vae"
    ) throws -> (encoder: ModelPart, decoder: ModelPart) {
        let count = reduction.featureCount
        let same = FeatureScaling(
            centre: [Float](repeating: 0, count: count), factor: [Float](repeating: 1, count: count),
            offset: [Float](repeating: 0, count: count))
        let origin = SampleParts.origin(method, features: count, latent: reduction.latentSize)
        return (
            try ModelPart(
                .encoder, network: TrainedNetwork([same] + reduction.encoderNetwork.layers),
                logVarianceRange: reduction.logVarianceRange, origin: origin),
            try ModelPart(.decoder, network: TrainedNetwork(reduction.decoderNetwork.layers + [same]), origin: origin)
        )
    }
}
