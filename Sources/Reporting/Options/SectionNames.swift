internal import Core

/// The names of a report's sections, and how a text chooses among them.
struct SectionNames: Sendable {
    /// The names of sections that every report has.
    let fixed: [String]
    /// The names of the others, in the report's order.
    let optional: [String]

    /// The sections of reports.
    static var all: SectionNames {
        SectionNames(
            fixed: [SummarySection.id], optional: ReportSections.all.ids.filter { $0 != SummarySection.id })
    }

    /// Chooses the sections that a text asks for.
    ///
    /// - Parameter text: Names separated by commas, with a - before those that are left out. `all` stands for all of them, from
    ///   which a text that begins by leaving something out takes away, too.
    /// - Returns: The names, with those that every report has; nil if the text has an unknown name.
    func chosen(_ text: String) -> Set<String>? {
        let parts = text.listParts
        guard parts.allSatisfy(isKnown) else { return nil }
        var chosen = Set(parts.first?.hasPrefix("-") == true ? optional : [])
        for part in parts {
            if part == "all" {
                chosen.formUnion(optional)
            } else if part.hasPrefix("-") {
                chosen.remove(String(part.dropFirst()))
            } else {
                chosen.insert(part)
            }
        }
        return chosen.union(fixed)
    }

    /// A sentence on the parts of a text that are no names; nil if there is nothing to say.
    func advice(_ text: String) -> String? {
        if let kept = text.listParts.first(where: { $0.hasPrefix("-") && fixed.contains(String($0.dropFirst())) }) {
            return "Every report has its \(kept.dropFirst())."
        }
        return ListAdvice.text(on: text, isValid: isKnown) { part in
            let isLeftOut = part.hasPrefix("-")
            let name = isLeftOut ? String(part.dropFirst()) : part
            return NearestName.of(name, among: ["all"] + fixed + optional).map { nearest in
                (isLeftOut && optional.contains(nearest) ? "-" : "") + nearest
            }
        }
    }

    private func isKnown(_ part: String) -> Bool {
        part.hasPrefix("-")
            ? optional.contains(String(part.dropFirst())) : part == "all" || (fixed + optional).contains(part)
    }
}
