internal import NeuralNetworks

extension [TrainingPlan] {
    /// The plans that differ by more than their noise, with corruption in its place.
    func undoing(_ corruption: Corruption, range: FeatureRange) -> [TrainingPlan] {
        // Of tables, each way of training stands there without noise, too; of images, without movements only with it.
        let isOfImages = allSatisfy { $0.design.outputFunction == .logistic }
        return filter { isOfImages || $0.settings.corruption == nil }.map { plan in
            var settings = plan.settings
            settings.corruption = corruption
            settings.featureRange = range
            settings.corruptsValidation = true
            var recipe = plan.recipe
            recipe.inputs = .corrupted
            return TrainingPlan(recipe: recipe, design: plan.design, settings: settings, margin: plan.margin)
        }
    }
}
