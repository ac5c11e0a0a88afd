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
        guard let bytes = ChunkPlan.fileBytes(handle.number), let now = stateNow() else { return }
        guard now.length >= bytes else {
            throw HDF5Error(
                .truncated, operation: operation, at: location,
                reason: "the file was cut off after it was opened, from \(bytes) to \(now.length) bytes")
        }
        // A link may have led to another file than the one that was opened.
        guard let state = location.access.state, state.isOfSameFile(as: now), state != now else { return }
        throw HDF5Error(
            .changed, operation: operation, at: location,
            reason: "the file was written to after it was opened, so that what was read of it may be of no use")
    }

    private func stateNow() -> FileState? {
        let number = Library.locked { H5Iget_file_id(handle.number) }
        guard number >= 0 else { return nil }
        let file = Identifier(adopting: number)
        return FileState(ofOpenFile: file.number)
    }
}
