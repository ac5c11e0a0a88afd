extension StyledText {
    /// A place that a document fills with the name of a figure, a table or a section, and that is empty where there is no such one.
    package struct Mention: Sendable, Equatable {
        /// The text before the name, such as " (".
        package var before: String
        /// The text after the name.
        package var after: String
        /// True if the number of the page follows the name, in a document of pages.
        package var showsPage: Bool
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
        run.mention = Mention(before: before, after: after, showsPage: showsPage)
        return StyledText([run])
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
        guard let name = names[destination] else { return [] }
        func plain(_ text: String) -> [StyledText.Run] { text.isEmpty ? [] : [StyledText.Run(text, weight: weight)] }
        let link = StyledText.Run(name, weight: weight, destination: destination)
        let page = StyledText.link(", page\u{A0}", to: destination) + .pageNumber(of: destination)
        return plain(mention.before) + [link] + (mention.showsPage ? page.runs : []) + plain(mention.after)
    }
}
