internal import NeuralNetworks

extension [TrainingPlan] {
    /// Plans of autoencoders that differ by more than their noise, with damage in its place.
    func undoing(_ damage: Damage, range: FeatureRange) -> [TrainingPlan] {
        // Of tables, each way of training stands there without noise, too; of images, without movements only with it.
        let isOfImages = allSatisfy { $0.design.outputFunction == .logistic }
        return filter { isOfImages || $0.settings.damage == nil }.map { plan in
            var settings = plan.settings
            settings.damage = damage
            settings.featureRange = range
            settings.damagesValidation = true
            let name = plan.name.replacing("noise on the inputs", with: "no movements of the images")
                .replacing(" and noise", with: "").replacing(", no noise", with: "")
            return TrainingPlan(name: name, design: plan.design, settings: settings, margin: plan.margin)
        }
    }
}
