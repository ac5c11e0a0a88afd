internal import Core

extension Condition {
    /// True for each element of a column that fulfils the condition; what is missing fulfils none.
    ///
    /// - Returns: The answers; nil where the column has no order, and one is asked for.
    func answers(_ column: RawLabels) -> [Bool]? {
        switch column {
        case .strings(let texts): answers(texts.count, text: { texts[$0] })
        case .codes(let codes, let names):
            answers(codes.count) { names.indices.contains(codes[$0]) ? names[codes[$0]] : "" }
        case .integers(let numbers):
            answers(numbers.count, text: { String(numbers[$0]) }, number: { Double(numbers[$0]) })
        case .unsigned(let numbers):
            answers(numbers.count, text: { String(numbers[$0]) }, number: { Double(numbers[$0]) })
        case .numbers(let numbers):
            answers(
                numbers.count, text: { numbers[$0].isFinite ? CategoryName.of(numbers[$0]) : "" },
                number: { numbers[$0] })
        case .rows: nil
        }
    }

    private func answers(_ count: Int, text: (Int) -> String, number: ((Int) -> Double)? = nil) -> [Bool]? {
        switch comparison {
        case .equal, .notEqual:
            let whole = values([value], count, text, number)
            // A name may have a comma in it.
            let equal =
                whole.contains(true) ? whole : values(value.split(separator: ",").map(String.init), count, text, number)
            return comparison == .equal ? equal : (0..<count).map { !equal[$0] && !text($0).isEmpty }
        case .less, .more, .atMost, .atLeast:
            guard let bound = Double(value) else { return nil }
            var isOfNumbers = true
            let answers = (0..<count).map { index in
                let element = text(index)
                guard !element.isEmpty else { return false }
                guard let number = number?(index) ?? Double(element) else {
                    isOfNumbers = false
                    return false
                }
                return switch comparison {
                case .less: number < bound
                case .more: number > bound
                case .atMost: number <= bound
                default: number >= bound
                }
            }
            return isOfNumbers ? answers : nil
        }
    }

    /// True for each element that is one of some values.
    private func values(
        _ wanted: [String], _ count: Int, _ text: (Int) -> String, _ number: ((Int) -> Double)?
    ) -> [Bool] {
        let texts = Set(wanted.map { Array($0.utf8) })
        let numbers = number == nil ? [] : Set(wanted.compactMap { Double($0) })
        // Truth values are written in more than one way.
        let words = Set(wanted.map { $0.lowercased() })
        return (0..<count).map { index in
            let element = text(index)
            if texts.contains(Array(element.utf8)) { return !element.isEmpty }
            if let number, numbers.contains(number(index)) { return true }
            switch element {
            case "true": return !words.isDisjoint(with: ["true", "1", "yes"])
            case "false": return !words.isDisjoint(with: ["false", "0", "no"])
            default: return false
            }
        }
    }
}
