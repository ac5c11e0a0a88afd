extension StyledText {
    /// A run that leads elsewhere if the document has its destination.
    package enum Mention: Sendable, Equatable {
        /// The name of a figure, a table or a section, with the number of the page in a document of pages, and text before and after it;
        /// nothing where there is no such one.
        case name(before: String, after: String, showsPage: Bool)
        /// The run's own text, which leads nowhere where there is no such destination.
        case text
    }

    /// The name of a figure, a table or a section of the document, such as "Figure 3", which leads there.
    ///
    /// - Parameters:
    ///   - destination: The name that links lead to.
    ///   - before: The text before it, which is left out with it where the document has no such destination.
    ///   - after: The text after it.
    ///   - showsPage: True if the number of the page follows.
    /// - Returns: Text without characters until ``namingMentions(_:)`` fills them in.
    package static func mention(
        of destination: String, before: String = "", after: String = "", showsPage: Bool = false
    ) -> StyledText {
        var run = Run("", destination: destination)
        run.mention = .name(before: before, after: after, showsPage: showsPage)
        return StyledText([run])
    }

    /// The same text, which leads to a destination if the document has it, in its own colour.
    ///
    /// - Parameter destination: The name that links lead to.
    /// - Returns: Text that ``namingMentions(_:)`` makes a link or leaves plain.
    package func leading(to destination: String) -> StyledText {
        StyledText(
            runs.map { run in
                var run = run
                run.destination = destination
                run.mention = .text
                return run
            })
    }

    /// The same text with names in place of mentions; a mention without a name is left out.
    ///
    /// - Parameter names: The names of destinations.
    /// - Returns: Text without mentions.
    package func namingMentions(_ names: [String: String]) -> StyledText {
        guard runs.contains(where: { $0.mention != nil }) else { return self }
        return StyledText(runs.flatMap { $0.named(names) })
    }
}

extension StyledText.Run {
    fileprivate func named(_ names: [String: String]) -> [StyledText.Run] {
        guard let mention, let destination else { return [self] }
        let name = names[destination]
        switch mention {
        case .text:
            var run = self
            run.mention = nil
            if name == nil { run.destination = nil }
            return [run]
        case .name(let before, let after, let showsPage):
            guard let name else { return [] }
            func plain(_ text: String) -> [StyledText.Run] {
                text.isEmpty ? [] : [StyledText.Run(text, weight: weight, color: color == .link ? nil : color)]
            }
            let link = StyledText.Run(name.withBoundNumber, weight: weight, destination: destination)
            let page = StyledText.pageNumber(of: destination, after: ", page\u{A0}").runs
            return plain(before) + [link] + (showsPage ? page : []) + plain(after)
        }
    }
}

extension String {
    /// "Table 2" with a space at which no line ends.
    fileprivate var withBoundNumber: String {
        guard let space = lastIndex(of: " "), self[index(after: space)...].allSatisfy(\.isNumber) else { return self }
        return String(self[..<space]) + "\u{A0}" + String(self[index(after: space)...])
    }
}
