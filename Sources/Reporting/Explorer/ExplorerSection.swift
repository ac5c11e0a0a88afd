/// The place of the explorer in a page.
enum ExplorerSection {
    /// The id of the element that holds the data.
    static let dataIdentifier = "gibbous-data"

    /// The section that the script fills.
    static let markup = """
        <section id="explorer">
        <h2>Explorer</h2>
        <div id="gibbous-explorer"></div>
        <noscript><p>The explorer needs JavaScript; everything else of this report is below.</p></noscript>
        </section>

        """
}
