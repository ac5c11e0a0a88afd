internal import NeuralNetworks

extension SparseCodes {
    /// Sparse codes of any model.
    struct Setup: BottleneckSetup {
        let sparsity: Sparsity

        var encodedRowsPerRow: Int { 1 }

        func state(latentSize: Int) -> ParameterShape {
            ParameterShape(
                rows: SparseCodes.quantityCount, columns: latentSize, initialization: .constant(0.5), decays: false)
        }

        func bottleneck(_ place: BottleneckPlace) -> any Bottleneck {
            SparseCodes(sparsity, encoder: place.encoder, means: place.state)
        }
    }
}
