/// Where the blocks of a matrix come from.
protocol BlockSource: Sendable {
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
protocol PreparedBlocks: BlockSource {
    /// Which rows of the file each block has, and what becomes of them.
    var plan: RowPlan { get set }
    /// How the rows are divided.
    var layout: BlockLayout { get }
    /// The bytes of the largest block.
    var slotBytes: Int { get }
}

extension PreparedBlocks {
    func changed(_ change: BlockChange) -> (any BlockSource)? {
        guard let plan = plan.changed(change) else { return nil }
        var blocks = self
        blocks.plan = plan
        return blocks
    }
}

/// What may be done to the rows of blocks on their way.
enum BlockChange: Sendable {
    /// Only these columns are kept, ascending.
    case columns([Int])
    /// Only these rows are kept, ascending.
    case rows([Int])
    /// Counts become logarithms.
    case logarithms
}
