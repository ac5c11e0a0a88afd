extension Array {
    /// Sets what a command line and a settings file say; where both speak, the command line counts.
    ///
    /// - Parameters:
    ///   - command: The options of the command line.
    ///   - file: The options of the settings file.
    ///   - settings: What is set.
    /// - Returns: The options that were given.
    /// - Throws: ``UsageError`` if the file has an unknown option, two options exclude each other, or one does not take
    ///   its text.
    package func apply<Settings>(
        _ command: OptionArguments, over file: OptionArguments, to settings: inout Settings
    ) throws(UsageError) -> [OptionDeclaration<Settings>] where Element == OptionDeclaration<Settings> {
        try requireKnown(file)
        var given: [(option: Element, source: OptionArguments)] = []
        for option in self {
            if command[option.name] != nil {
                given.append((option, command))
            } else if file[option.name] != nil, !overrules(command, option) {
                given.append((option, file))
            }
        }
        for (option, source) in given where source.isActive(option.signature) {
            for other in given where option.signature.excludes.contains(other.option.name) {
                guard other.source.isActive(other.option.signature) else { continue }
                throw UsageError("--\(other.option.name) and --\(option.name) exclude each other.")
            }
        }
        for (option, source) in given {
            guard let refusal = option.apply(source[option.name] ?? [], &settings) else { continue }
            let text = refusal.text.escaped
            let advice = refusal.advice.map { " \($0)" } ?? ""
            guard let path = source.file else {
                throw UsageError(
                    "--\(option.name) takes \(refusal.requirement), not \(text.isEmpty ? "nothing" : text).\(advice)")
            }
            throw UsageError(
                "\(path.escaped): \(option.name) takes \(refusal.requirement), not \"\(text)\".\(advice)")
        }
        return given.map(\.option)
    }

    /// Tells whether the command line says the contrary of an option in a file.
    private func overrules<Settings>(
        _ command: OptionArguments, _ option: Element
    ) -> Bool where Element == OptionDeclaration<Settings> {
        contains { other in
            command.isActive(other.signature)
                && (other.signature.excludes.contains(option.name) || option.signature.excludes.contains(other.name))
        }
    }

    private func requireKnown<Settings>(
        _ file: OptionArguments
    ) throws(UsageError) where Element == OptionDeclaration<Settings> {
        let names = map(\.name)
        guard let unknown = file.names.first(where: { !names.contains($0) }) else { return }
        throw UsageError(
            "\((file.file ?? "").escaped): unknown option \"\(unknown.escaped)\". "
                + NearestName.opening(unknown, among: names)
                + "Valid options: " + names.joined(separator: ", ") + ".")
    }

    /// The settings that results depend on, of the options for all methods and for some.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - methods: The identifiers of the methods whose options are recorded.
    /// - Returns: Each option that has a value, in the order of the list.
    package func results<Settings>(
        of settings: Settings, methods: [String]
    ) -> [(option: OptionDeclaration<Settings>, value: OptionValue)] where Element == OptionDeclaration<Settings> {
        compactMap { option in
            guard option.affectsResults, option.method.map(methods.contains) ?? true else { return nil }
            return option.value(settings).map { (option, $0) }
        }
    }
}
