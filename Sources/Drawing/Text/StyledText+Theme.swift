extension StyledText {
    /// The text in the colours of a theme.
    func on(_ theme: Theme) -> StyledText {
        guard theme != .light || runs.contains(where: { $0.color != nil }) else { return self }
        return StyledText(
            runs.map { run in
                var run = run
                run.color = run.color?.on(theme)
                return run
            })
    }
}

extension TextStyle {
    /// The style in the colours of a theme.
    func on(_ theme: Theme) -> TextStyle {
        var style = self
        style.color = color.on(theme)
        if let halo { style.halo = Halo(width: halo.width, color: halo.color.on(theme)) }
        return style
    }
}
