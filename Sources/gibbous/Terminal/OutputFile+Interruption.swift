import Reporting

extension OutputFile {
    /// Writes the file and puts it in its place; an error or a signal leaves nothing behind.
    ///
    /// - Parameter body: Writes to ``staging``.
    /// - Throws: The error of the writing.
    func write(_ body: () throws -> Void) throws {
        let interruption = Interruption { discard() }
        defer { interruption.cancel() }
        do {
            try interruption.holdingOff { try create() }
            try body()
            try interruption.holdingOff { try commit() }
        } catch {
            interruption.holdingOff { discard() }
            throw error
        }
    }
}
