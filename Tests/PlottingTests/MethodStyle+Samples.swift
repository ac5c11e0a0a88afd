import Plotting

extension MethodStyle {
    static let pca = MethodStyle(name: "PCA", place: 0)
    static let autoencoder = MethodStyle(name: "AE", place: 1)
    static let variationalAutoencoder = MethodStyle(name: "VAE", place: 5)
}
