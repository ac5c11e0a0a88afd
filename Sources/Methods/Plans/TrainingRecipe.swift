/// The recipe of a training plan: what sets it apart from the other plans, whatever its length.
struct TrainingRecipe: Hashable, Sendable {
    /// The idea that a plan follows.
    enum Idea: Hashable, Sendable {
        /// Images as they are.
        case images
        /// Images that are moved a little, differently every time.
        case augmentedImages
        /// Networks beside a PCA that they start from.
        case pcaResidual
        case deep
        /// Deep networks whose codes are pulled to an Isomap at first.
        case isomap
        /// Networks that start from one of another latent size.
        case resized
    }

    /// The inputs of the encoder in training.
    enum Inputs: Hashable, Sendable {
        case clean
        /// With normal noise, whose standard deviation is told of tables.
        case noisy(standardDeviation: Double)
        /// With the corruption that the network learns to undo.
        case corrupted
    }

    var idea: Idea
    var inputs: Inputs
    /// The style of convolutional networks; nil for dense ones.
    var convolutions: AutoencoderDesign.Style?

    /// The recipe in words, for the reader.
    var name: String {
        switch convolutions {
        case nil: dense
        case .convolutional: "convolutions both ways, \(dense)"
        default: "convolutions to the code, \(dense)"
        }
    }

    private var dense: String {
        switch idea {
        case .images: inputs == .corrupted ? "no movements of the images" : "noise on the inputs"
        case .augmentedImages: "small movements of the images" + (inputs == .corrupted ? "" : " and noise")
        case .pcaResidual: "a PCA to start from" + noise
        case .deep: "deeper networks" + noise
        case .isomap: "deeper networks laid out by an Isomap" + noise
        case .resized: "a network of another latent size to start from"
        }
    }

    private var noise: String {
        switch inputs {
        case .clean: ", no noise"
        case .noisy(let deviation): ", noise of \(deviation) on the inputs"
        case .corrupted: ""
        }
    }
}

extension TrainingRecipe.Inputs {
    /// Inputs with normal noise, or without.
    init(noise: Double) {
        self = noise > 0 ? .noisy(standardDeviation: noise) : .clean
    }
}
