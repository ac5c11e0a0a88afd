extension [Int] {
    /// So many of some rows, ascending: all, or as many as are wanted, drawn at random.
    package func sampled(_ most: Int, seed: UInt64, stream: String) -> [Int] {
        guard count > most else { return self }
        var generator = SeededGenerator(seed: seed, stream: stream)
        return shuffled(using: &generator).prefix(most).sorted()
    }

    /// Rows at even steps through these, the smallest steps that leave no more than `most`.
    package func thinned(_ most: Int) -> [Int] {
        Swift.stride(from: 0, to: count, by: Swift.max(1, (count + most - 1) / most)).map { self[$0] }
    }
}
