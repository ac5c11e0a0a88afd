/// The place of a setting among others.
package typealias SettingPath<Settings, Value> = any WritableKeyPath<Settings, Value> & Sendable

/// An option of the program, declared once.
///
/// The command line with its help, the keys of settings files, the settings in `metrics.json` and the identity of a run
/// derive from it:
///
///     OptionDeclaration("latent", \ReportSettings.latentSize, .integer(in: 1...1_024), help: "Number of latent dimensions.")
///
/// The default is the property's own, in settings that nobody has changed.
package struct OptionDeclaration<Settings>: Sendable {
    package internal(set) var signature: OptionSignature
    /// True if the results of a run depend on it, so that it is recorded with them.
    package let affectsResults: Bool
    /// The identifier of the method that the option is for; nil for all.
    package private(set) var method: String?
    /// The key of the value among recorded settings.
    package let recordKey: String
    /// The default in the help, where the property's own value does not say it.
    private let defaultText: String?
    /// Sets the property by one text or more; gives the object of "--latent takes …" if the option does not take them.
    let apply: @Sendable ([String], inout Settings) -> Refusal?
    /// The value in some settings; nil for none.
    package let value: @Sendable (Settings) -> OptionValue?

    package var name: String { signature.name }

    /// A text that an option does not take.
    struct Refusal: Sendable {
        let requirement: String
        let text: String
        /// A sentence on what may help; nil for none.
        var advice: String?
    }

    /// An option that takes a value.
    ///
    /// - Parameters:
    ///   - name: The long name without its dashes.
    ///   - shortName: The letter that may be typed instead; nil for none.
    ///   - property: The property that it sets.
    ///   - format: The texts that it takes.
    ///   - help: Sentences for the help, without the default.
    ///   - defaultText: The default in the help; nil for the property's own value.
    ///   - valueName: The name of the value in the help; nil for the option's own.
    ///   - recordKey: The key among recorded settings; nil for the option's name, with low lines.
    ///   - affectsResults: Whether the results of a run depend on it.
    ///   - isHidden: Whether the help leaves the option out.
    ///   - path: The kind of path that the option takes.
    ///   - excludes: The names of the options that make no sense beside this one.
    package init<Value: Sendable>(
        _ name: String, short shortName: Character? = nil, _ property: SettingPath<Settings, Value>,
        _ format: OptionFormat<Value>, help: String, default defaultText: String? = nil, valueName: String? = nil,
        recordKey: String? = nil,
        affectsResults: Bool = true, isHidden: Bool = false, path: OptionSignature.PathKind? = nil,
        excludes: [String] = []
    ) {
        signature = OptionSignature(
            name: name, kind: .value, shortName: shortName, help: help, valueName: valueName, choices: format.choices,
            path: path, isHidden: isHidden, excludes: excludes)
        self.affectsResults = affectsResults
        self.recordKey = recordKey ?? Self.key(name)
        self.defaultText = defaultText
        apply = { texts, settings in
            let text = texts.last ?? ""
            guard let value = format.parse(text) else {
                return Refusal(requirement: format.requirement, text: text, advice: format.advice(text))
            }
            settings[keyPath: property] = value
            return nil
        }
        value = { format.record($0[keyPath: property]) }
    }

    /// An option that takes texts and may be given more than once.
    package static func list(
        _ name: String, _ property: SettingPath<Settings, [String]>, help: String,
        excludes: [String] = []
    ) -> OptionDeclaration {
        OptionDeclaration(
            OptionSignature(name: name, kind: .list, help: help, excludes: excludes), affectsResults: true,
            apply: { texts, settings in
                settings[keyPath: property] = texts
                return nil
            },
            value: { settings in
                let texts = settings[keyPath: property]
                return texts.isEmpty ? nil : .list(texts.map(OptionValue.text))
            })
    }

    /// An option that takes no value.
    package static func flag(
        _ name: String, short: Character? = nil, _ property: SettingPath<Settings, Bool>, help: String,
        affectsResults: Bool = true, excludes: [String] = []
    ) -> OptionDeclaration {
        OptionDeclaration(
            OptionSignature(name: name, kind: .flag, shortName: short, help: help, excludes: excludes),
            affectsResults: affectsResults,
            apply: { texts, settings in
                guard let isOn = Bool(texts.last ?? "") else { return .flag(texts.last) }
                settings[keyPath: property] = isOn
                return nil
            },
            // A flag that is not set is no setting.
            value: { $0[keyPath: property] ? .flag(true) : nil })
    }

    /// An option that takes no value, and has an opposite.
    package static func toggle(
        _ name: String, _ property: SettingPath<Settings, Bool?>, help: String,
        default defaultText: String, excludes: [String] = []
    ) -> OptionDeclaration {
        OptionDeclaration(
            OptionSignature(name: name, kind: .toggle, help: help, excludes: excludes), affectsResults: true,
            default: defaultText,
            apply: { texts, settings in
                guard let isOn = Bool(texts.last ?? "") else { return .flag(texts.last) }
                settings[keyPath: property] = isOn
                return nil
            }, value: { $0[keyPath: property].map(OptionValue.flag) })
    }

    private init(
        _ signature: OptionSignature, affectsResults: Bool, recordKey: String? = nil,
        default defaultText: String? = nil,
        apply: @escaping @Sendable ([String], inout Settings) -> Refusal?,
        value: @escaping @Sendable (Settings) -> OptionValue?
    ) {
        self.signature = signature
        self.affectsResults = affectsResults
        self.recordKey = recordKey ?? Self.key(signature.name)
        self.defaultText = defaultText
        self.apply = apply
        self.value = value
    }

    private static func key(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }
}

extension OptionDeclaration.Refusal {
    fileprivate static func flag(_ text: String?) -> Self { Self(requirement: "true or false", text: text ?? "") }
}

extension OptionDeclaration {
    /// The option as its help tells of it.
    ///
    /// - Parameter defaults: Settings that nobody has changed.
    /// - Returns: The signature.
    package func signature(defaults: Settings) -> OptionSignature {
        var signature = signature
        if let text = defaultText ?? value(defaults)?.description { signature.help += " (default: \(text))" }
        return signature
    }

    /// The same option of settings that contain these.
    package func lifted<Root>(
        to path: SettingPath<Root, Settings>
    ) -> OptionDeclaration<Root> {
        let (apply, value) = (apply, value)
        var lifted = OptionDeclaration<Root>(
            signature, affectsResults: affectsResults, recordKey: recordKey, default: defaultText,
            apply: { texts, root in
                apply(texts, &root[keyPath: path]).map {
                    .init(requirement: $0.requirement, text: $0.text, advice: $0.advice)
                }
            }, value: { value($0[keyPath: path]) })
        lifted.method = method
        return lifted
    }

    /// The same option as one that only a method has a use for.
    package func belonging(to method: String) -> OptionDeclaration {
        var declaration = self
        declaration.method = method
        return declaration
    }
}
