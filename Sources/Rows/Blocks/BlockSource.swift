/// A source of the blocks of a matrix: a file, or another process that reads one.
package protocol BlockSource: Sendable {
    /// Fetches a block.
    ///
    /// - Parameters:
    ///   - block: Which one.
    ///   - slot: Which slot of memory it goes to.
    ///   - address: Where that is: room for the elements of the block, row after row.
    /// - Throws: `DatasetError` where it can't be had.
    func load(_ block: Int, slot: Int, at address: UnsafeMutableRawBufferPointer) throws(DatasetError)

    /// The same with changes to each row; nil where the source can't make them.
    func changed(_ change: BlockChange) -> (any BlockSource)?
}

/// A source that prepares rows by a plan, and knows how they are divided and how much room they take.
package protocol PreparedBlocks: BlockSource {
    /// The rows of the file that each block has, and the changes to them.
    var plan: RowPlan { get set }
    /// The division of the rows into blocks.
    var layout: BlockLayout { get }
    /// The bytes of the largest block.
    var slotBytes: Int { get }
}

extension PreparedBlocks {
    package func changed(_ change: BlockChange) -> (any BlockSource)? {
        var blocks = self
        blocks.plan = plan.changed(change)
        return blocks
    }
}
