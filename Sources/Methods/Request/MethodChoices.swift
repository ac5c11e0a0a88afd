/// The options of a single method, beside those that all trainings share.
public protocol MethodChoices: Sendable, Equatable {
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

    static func == (first: MethodChoicesTable, second: MethodChoicesTable) -> Bool {
        first.groups.count == second.groups.count
            && first.groups.allSatisfy { key, group in group.equals(second.groups[key]) }
    }
}

extension MethodChoices {
    /// True if another group is of the same type and has the same values.
    fileprivate func equals(_ other: (any MethodChoices)?) -> Bool { other as? Self == self }
}
