/// The processes that make one report together, on one machine or several; each trains a part of the networks.
package protocol RankGroup: Sendable {
    /// The number of this process, from 0; the first writes the report.
    var rank: Int { get }
    /// The number of processes.
    var count: Int { get }

    /// Gives every process what each has. All have to call it, the same number of times, and wait for the last.
    ///
    /// - Parameter own: The bytes of this process.
    /// - Returns: The bytes of each, in the order of their numbers.
    /// - Throws: If a process can't be reached.
    func gathered(_ own: [UInt8]) throws -> [[UInt8]]
}
