/// The agreement of generated rows with real ones that no model has seen.
///
/// A row's neighbourhood reaches as far as its K-th nearest neighbour in its own set, that distance excluded. Precision and
/// recall are those of Kynkäänniemi et al. (2019), density and coverage those of Naeem et al. (2020), the discrepancy is the
/// unbiased estimate of Gretton et al. (2012).
package struct SampleQuality: Sendable {
    /// The share of the samples that lie in the neighbourhood of a real row: per sample, 1 or 0.
    package let precision: RowMean
    /// The share of the real rows that lie in the neighbourhood of a sample: per real row, 1 or 0.
    package let recall: RowMean
    /// The number of real neighbourhoods that a sample lies in, by K: per real row, its part in that mean.
    package let density: RowMean
    /// The share of the real rows that have a sample in their neighbourhood: per real row, 1 or 0.
    package let coverage: RowMean
    /// The squared maximum mean discrepancy, unbiased and therefore below 0 at times; nil where the kernel has no width.
    ///
    /// Its value is the mean of what each real row adds to first order (Hájek's projection), so that the rows' uncertainty
    /// is known by resampling them.
    package let discrepancy: RowMean?
    /// The squared distance of each sample to the nearest real row: `[samples]`.
    package let nearestDistances: [Double]
}
