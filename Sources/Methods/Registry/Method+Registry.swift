extension Method: CaseIterable, RawRepresentable {
    /// All methods, in the order of reports.
    package static let allCases: [Method] = [
        .pca,
        .ae,
        .dae,
        .sae,
        .cae,
        .vae,
    ]

    /// The methods that reports compare by default.
    package static let usual = allCases.filter(\.isUsual)

    /// The linear method that others are compared with.
    package static let baseline = pca

    /// All methods, those first whose models are used for new rows unless one is named.
    package static let byPreference = allCases.sorted { $0.preference > $1.preference }

    /// The registered method of an identifier; nil if there is none.
    package init?(rawValue: String) {
        guard let method = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = method
    }

    /// The place among all methods, by which figures choose colours; past the last for one that is not registered.
    package var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count + unregisteredPlace }
}
