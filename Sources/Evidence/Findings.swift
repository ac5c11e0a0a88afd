internal import Core
internal import NeuralNetworks

/// The answers to questions, each by the question's type.
package struct Findings: Sendable {
    private var answers: [String: any AnyAnswer] = [:]

    /// No answers.
    package init() {}

    /// Asks all questions.
    ///
    /// - Parameters:
    ///   - questions: What to ask.
    ///   - study: The fitted methods with everything that has been measured of them.
    ///   - timing: Told of each question's id and of the seconds that it took, from any thread.
    /// - Throws: `EmbeddingQualityError` where a measure has no value, or an error of a library that a method runs in.
    package init(
        _ questions: [any Question.Type] = Questions.all, of study: Study,
        timing: @escaping @Sendable (String, Double) -> Void = { _, _ in }
    ) throws {
        let found = ParallelTasks.run(questions.map(AskedQuestion.init), threads: study.settings.threads) { asked in
            let question = asked.question
            let start = ContinuousClock.now
            defer { timing(question.id, (ContinuousClock.now - start).seconds) }
            return Result { try Self.answer(question, in: study) }
        }
        for (question, result) in zip(questions, found) { answers[question.id] = try result.get() }
    }

    private struct AskedQuestion: Sendable {
        let question: any Question.Type
    }

    private static func answer<Asked: Question>(_ question: Asked.Type, in study: Study) throws -> (any AnyAnswer)? {
        try question.find(in: study)
    }

    /// The numbers that answer a question; nil where it has no answer.
    package subscript<Asked: Question>(_ question: Asked.Type) -> Asked.Finding? { answer(to: question)?.finding }

    /// The data of an answer that only drawings need; nil if there are none.
    package func illustration<Asked: Question>(of question: Asked.Type) -> Asked.Illustration? {
        answer(to: question)?.illustration
    }

    /// The answer to a question; nil where it has none.
    package func answer<Asked: Question>(to question: Asked.Type) -> Answer<Asked>? {
        answers[question.id] as? Answer<Asked>
    }

    /// The ids of the questions that have an answer.
    package var ids: Set<String> { Set(answers.keys) }
}

/// An answer to any question.
private protocol AnyAnswer: Sendable {
    func encode(to encoder: any Encoder) throws
}

extension Answer: AnyAnswer {
    fileprivate func encode(to encoder: any Encoder) throws {
        try finding.encode(to: encoder)
        var container = encoder.container(keyedBy: FindingKey.self)
        try container.encode(Asked.definitions, forKey: FindingKey("definitions"))
    }
}

/// The key of a question or of its definitions.
private struct FindingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

extension Findings: Encodable {
    /// Each finding by its question's id, with the definitions of its numbers beside them.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FindingKey.self)
        for (id, answer) in answers { try container.encode(Entry(answer: answer), forKey: FindingKey(id)) }
    }

    private struct Entry: Encodable {
        let answer: any AnyAnswer

        func encode(to encoder: any Encoder) throws { try answer.encode(to: encoder) }
    }
}
