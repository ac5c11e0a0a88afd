extension VerdictText {
    /// A figure, a table or a section that shows a piece of evidence.
    struct Place: Sendable, Equatable {
        /// The name that links lead to.
        let destination: String
        /// True if it is on another page than the verdict.
        let showsPage: Bool

        /// The table of measures, below the verdict.
        static let measures = Place(destination: "table-measures", showsPage: false)
        /// The figure of errors by the number of dimensions, below the verdict.
        static let components = Place(destination: "error-by-dimension", showsPage: false)
        static let latentSpaces = section("latent-spaces")
        static let neighborhoods = section("neighborhoods")
        static let training = section("training")

        /// By its id, since sections are made of verdicts, and not these of them.
        private static func section(_ id: String) -> Place {
            Place(destination: DocumentSection.destination(of: id), showsPage: true)
        }
    }
}
