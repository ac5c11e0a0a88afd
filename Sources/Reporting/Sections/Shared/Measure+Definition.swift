internal import Evidence

extension Measure {
    /// The name of the measure's definition in the document, to which links lead.
    var definitionDestination: String { "measure.\(id)" }
}
