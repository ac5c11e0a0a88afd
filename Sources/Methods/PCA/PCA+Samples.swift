package import Core

extension PCA: SamplingModel {
    /// Rows drawn from probabilistic PCA (Tipping and Bishop, 1999): μ + W z with z from N(0, I) and W Wᵀ the variance that components
    /// have above the noise, and with noise the same variance in all directions.
    package func samples(
        _ count: Int, withNoise hasNoise: Bool, using generator: inout SeededGenerator
    ) -> Matrix? {
        let noise = noiseVariance
        guard !hasNoise || noise > 0 else { return nil }
        let lengths = explainedVariance.map { Float(max(0, $0 - noise).squareRoot()) }
        var codes = generator.normals(rows: count, columns: latentSize)
        for index in codes.values.indices { codes.values[index] *= lengths[index % latentSize] }
        var rows = decode(codes)
        guard hasNoise else { return rows }
        let deviation = Float(noise.squareRoot())
        for index in rows.values.indices { rows.values[index] += deviation * Float(generator.normal()) }
        return rows
    }
}
