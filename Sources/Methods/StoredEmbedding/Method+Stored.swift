package import Core

extension Method {
    /// A method that gives the codes of an embedding that was made elsewhere.
    ///
    /// - Parameters:
    ///   - identifier: The identifier, which no other method of a report has.
    ///   - name: The name that reports call it by.
    ///   - origin: The path that it was read from.
    ///   - codes: The code of each of the data's rows: `[rows, latent]`.
    ///   - place: The number of such methods before it in the report.
    /// - Returns: The method, which is fitted in no time.
    package static func stored(
        _ identifier: String, name: String, origin: String, codes: Matrix, place: Int
    ) -> Method {
        Method(
            identifier, StoredCodes.self, name: name, longName: "embedding \(name)",
            indefiniteName: "the embedding \(name)", definiteName: name, dimensionNaming: .columns(of: name),
            origin: origin, unregisteredPlace: place
        ) { StoredCodes(codes, featureCount: $0.source.featureCount) }
    }
}
