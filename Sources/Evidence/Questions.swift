/// The questions of a report.
package enum Questions {
    /// All questions, in no particular order: one that is not named here is not asked.
    package static let all: [any Question.Type] = [
        Performance.self, Verdict.self, Components.self, Distances.self, RowErrors.self, Classes.self,
        LabelPrediction.self,
        Examples.self, Features.self, Denoising.self, Plane.self, Interpolation.self,
        LatentDimensions.self,
        Overlap.self,
        Dimensions.self,
        ClassErrors.self, Similarity.self,
        Training.self, Separation.self, Likelihoods.self, Controls.self, ClippedValues.self,
        OtherData.self,
        Stability.self,
        Factors.self, Traversals.self, Sensitivities.self,
        Neighborhoods.self,
        NewData.self, Maps.self,
    ]
}
