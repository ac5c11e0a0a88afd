package import Core
internal import Datasets
internal import Methods
internal import Rows

extension ComparisonSettings {
    /// Adds the methods that options are for, unless the user has chosen the methods.
    ///
    /// - Parameter given: The options that were given.
    /// - Throws: `UsageError` if an option is for a method that the user has left out.
    package mutating func addMethods(
        of given: [(name: String, method: String?, value: OptionValue?)]
    ) throws(UsageError) {
        let needed = given.compactMap { option in
            option.value == nil ? nil : option.method.flatMap(Method.init(rawValue:)).map { (option.name, $0) }
        }
        guard given.contains(where: { $0.name == "methods" }) else {
            let wanted = methods + needed.map(\.1)
            methods = Method.allCases.filter(wanted.contains)
            return
        }
        for (name, method) in needed where !methods.contains(method) {
            throw UsageError(
                "--\(name) is for the \(method.longName), which --methods leaves out. Add \(method.rawValue) to "
                    + "--methods, or leave out --\(name).")
        }
    }

    /// Refuses settings that make no sense beside each other, whatever the data are.
    ///
    /// - Throws: `UsageError`.
    package func checkCombinations() throws(UsageError) {
        try checkEmbeddings()
        if reading.areCounts == true && (reading.layout == .images || reading.imageShape != nil) {
            throw UsageError("--counts is for tables, not for images.")
        }
        if [.standard, .center, .log1p].contains(scaling) && (reading.layout == .images || reading.imageShape != nil) {
            throw UsageError("--scaling \(scaling.rawValue) is for tables, not for images.")
        }
        if reading.windows != nil && (reading.layout == .images || reading.layout == .pixels) {
            throw UsageError("--windows is for series, not for images or pixels.")
        }
        if reading.layout == .table && reading.imageShape != nil {
            throw UsageError("--layout table and --image-shape exclude each other.")
        }
        if case .epochs(let warmup)? = training.variational.warmup, let epochs = training.epochs, warmup >= epochs {
            throw UsageError(EndlessWarmupError(warmup: warmup, epochs: epochs).description)
        }
    }

    /// Refuses names of embeddings that could not be told from others.
    private func checkEmbeddings() throws(UsageError) {
        var names = Set(Method.allCases.map { $0.name.lowercased() })
        for text in reading.embeddings {
            guard let choice = EmbeddingChoice(text) else {
                throw UsageError(
                    "--embedding takes NAME=PATH or NAME=FILE:PATH, with a name of at most \(EmbeddingChoice.longestName) "
                        + "characters, not \(text.escaped).")
            }
            guard names.insert(choice.name.lowercased()).inserted else {
                throw UsageError(
                    "--embedding \(text.escaped): another method or embedding is called \(choice.name.escaped). Choose another "
                        + "name.")
            }
        }
    }
}
