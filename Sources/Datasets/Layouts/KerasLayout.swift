internal import Core
internal import HDF5
internal import Rows

/// The weights of a Keras or TensorFlow model: no data, and said to be none.
struct KerasLayout: DatasetLayout {
    let format = "Keras"

    func plan(_ contents: FileContents, _ options: ReadingOptions) throws(DatasetError) -> DatasetPlan? {
        guard options.dataPath == nil, isModel(contents) else { return nil }
        throw .unusable(
            "\(contents.file.escaped) holds the weights of a Keras model, not data. Give the file of the data that the "
                + "model was trained on; if an array in this one should be used as data anyway, name it: --data PATH."
        )
    }

    private func isModel(_ contents: FileContents) -> Bool {
        let attributes = ["keras_version", "model_config", "layer_names", "training_config"]
        let places = ["/", "/model_weights"]
        if places.contains(where: { place in attributes.contains { contents.attribute($0, of: place) != nil } }) {
            return true
        }
        // Keras 3 keeps the variables of each layer in a group "vars", by their number.
        return !contents.arrays.isEmpty && contents.arrays.allSatisfy { $0.objectPath.contains("/vars/") }
    }
}
