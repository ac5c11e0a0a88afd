internal import Methods

/// A method that reports compare.
///
///     Method.all.map(\.identifier)    // ["pca", "ae", "dae", …]
///     let denoising = Method("dae")
public struct Method: Sendable, Hashable {
    let storage: Methods.Method

    /// All methods, in the order of reports.
    public static let all: [Method] = Methods.Method.allCases.map { Method(storage: $0) }
    /// The methods that reports compare by default: PCA, an autoencoder and a variational autoencoder.
    public static let usual: [Method] = Methods.Method.usual.map { Method(storage: $0) }

    private init(storage: Methods.Method) { self.storage = storage }

    /// The method of an identifier, such as "vae"; nil if there is none.
    public init?(_ identifier: String) {
        guard let method = Methods.Method(rawValue: identifier) else { return nil }
        storage = method
    }

    /// The identifier, as `gibbous report --methods` takes it.
    public var identifier: String { storage.rawValue }
    /// The name in figures and tables, such as "VAE".
    public var name: String { storage.name }
}
