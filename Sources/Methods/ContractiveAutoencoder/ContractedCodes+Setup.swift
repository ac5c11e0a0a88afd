internal import NeuralNetworks

extension ContractedCodes {
    /// Contracted codes of any model.
    struct Setup: BottleneckSetup {
        /// The weight of the Jacobian penalty.
        let weight: Double

        /// Each row, and the same row moved.
        var encodedRowsPerRow: Int { 2 }

        func state(latentSize: Int) -> ParameterShape {
            ParameterShape(
                rows: ContractedCodes.quantityCount, columns: latentSize, initialization: .constant(0.5),
                decays: false)
        }

        func bottleneck(_ place: BottleneckPlace) -> any Bottleneck {
            ContractedCodes(
                weight: weight, encoder: place.encoder, inputs: place.inputs, encoderInputs: place.encoderInputs,
                tiles: place.tiles, means: place.state, seed: place.seed)
        }
    }
}
