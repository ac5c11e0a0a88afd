internal import CHDF5

extension HDF5Dataset {
    /// Reads something, and makes sure that the file was not cut off meanwhile: the library reads zeros beyond its end.
    ///
    /// - Parameter body: Reads.
    /// - Returns: What `body` returns.
    /// - Throws: `HDF5Error` if the file is shorter than when it was opened, or what `body` throws otherwise.
    func whileFileIsWhole<Result>(_ body: () throws(HDF5Error) -> Result) throws(HDF5Error) -> Result {
        let result: Result
        do {
            result = try body()
        } catch {
            try requireWholeFile()
            throw error
        }
        try requireWholeFile()
        return result
    }

    private func requireWholeFile() throws(HDF5Error) {
        guard let bytes = ChunkPlan.fileBytes(handle.number) else { return }
        let now = Library.locked {
            let number = H5Iget_file_id(handle.number)
            guard number >= 0 else { return Int64(-1) }
            let file = Identifier(adopting: number)
            return CHDF5_length_now(file.number)
        }
        guard now >= 0, now < bytes else { return }
        throw HDF5Error(
            .truncated, operation: operation, at: location,
            reason: "the file was cut off after it was opened, from \(bytes) to \(now) bytes")
    }
}
