internal import CHDF5

extension HDF5Dataset {
    /// Reads something, and makes sure that the file was not changed meanwhile: the library reads zeros beyond its end.
    ///
    /// - Parameter body: Reads.
    /// - Returns: What `body` returns.
    /// - Throws: `HDF5Error` if the file is not what it was when it was opened, or what `body` throws otherwise.
    func whileFileIsWhole<Result>(_ body: () throws(HDF5Error) -> Result) throws(HDF5Error) -> Result {
        let result: Result
        do {
            result = try body()
        } catch {
            try requireSameFile()
            throw error
        }
        try requireSameFile()
        return result
    }

    /// Makes sure that the file is what it was when it was opened.
    ///
    /// - Throws: `HDF5Error` where it is shorter, or was written to.
    func requireSameFile() throws(HDF5Error) {
        // What is open for writing is changed by its own writer.
        guard let state = location.access.state, ChunkPlan.fileBytes(handle.number) != nil, let now = stateNow(),
            now != state
        else { return }
        guard now.length >= state.length else {
            throw HDF5Error(
                .truncated, operation: operation, at: location,
                reason: "the file was cut off after it was opened, from \(state.length) to \(now.length) bytes")
        }
        throw HDF5Error(
            .truncated, operation: operation, at: location,
            reason: "the file was written to after it was opened, so that what was read of it may be of no use")
    }

    private func stateNow() -> FileState? {
        let number = Library.locked { H5Iget_file_id(handle.number) }
        guard number >= 0 else { return nil }
        let file = Identifier(adopting: number)
        return FileState(ofOpenFile: file.number)
    }
}
