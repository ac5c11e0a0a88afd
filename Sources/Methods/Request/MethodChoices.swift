/// The options of a single method, beside those that all trainings share.
///
/// Their coding keys are the options' names on the command line, in camel case.
public protocol MethodChoices: Sendable, Equatable, Encodable {
    /// The defaults.
    init()
}

/// The options of single methods, by their types; what nobody has set is as its type's defaults.
struct MethodChoicesTable: Sendable, Equatable {
    private var groups: [ObjectIdentifier: any MethodChoices] = [:]

    subscript<Group: MethodChoices>(_ type: Group.Type) -> Group {
        get { groups[ObjectIdentifier(type)] as? Group ?? Group() }
        set { groups[ObjectIdentifier(type)] = newValue == Group() ? nil : newValue }
    }

    /// Encodes the groups that differ from their defaults, side by side.
    func encode(to encoder: any Encoder) throws {
        for group in groups.values { try group.encode(to: encoder) }
    }

    static func == (first: MethodChoicesTable, second: MethodChoicesTable) -> Bool {
        first.groups.count == second.groups.count
            && first.groups.allSatisfy { key, group in group.equals(second.groups[key]) }
    }
}

extension MethodChoices {
    /// Whether another group is of the same type and has the same values.
    fileprivate func equals(_ other: (any MethodChoices)?) -> Bool { other as? Self == self }
}
