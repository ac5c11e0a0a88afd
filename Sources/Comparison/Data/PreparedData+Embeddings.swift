internal import Core
package import Methods
package import Rows

extension PreparedData {
    /// The embeddings that were read with the data, as methods that were fitted elsewhere.
    package var readMethods: [FittedMethod] { dataset.readMethods }

    /// An identifier made of a name: its letters and digits, without the "X_" of AnnData; "stored" is added, and a number, where there
    /// is such a method already.
    static func identifier(of name: String, besides others: Set<String>) -> String {
        let own = name.hasPrefix("X_") ? name.dropFirst(2) : name[...]
        let letters = own.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        var identifier = String(letters).split(separator: "_").joined(separator: "_")
        if identifier.isEmpty { identifier = "embedding" }
        guard others.contains(identifier) else { return identifier }
        let stored = "\(identifier)_stored"
        var (candidate, number) = (stored, 2)
        while others.contains(candidate) {
            candidate = "\(stored)_\(number)"
            number += 1
        }
        return candidate
    }
}

extension Dataset {
    /// The embeddings that were read with the data, as methods that were fitted elsewhere, in their order.
    package var readMethods: [FittedMethod] {
        var identifiers = Set(Method.allCases.map(\.rawValue))
        return embeddings.enumerated().map { place, embedding in
            let identifier = PreparedData.identifier(of: embedding.name, besides: identifiers)
            identifiers.insert(identifier)
            let method = Method.stored(
                identifier, name: embedding.name, origin: embedding.path, codes: embedding.codes, place: place)
            return FittedMethod(
                method, StoredCodes(embedding.codes, featureCount: features.featureCount), seconds: 0)
        }
    }
}
