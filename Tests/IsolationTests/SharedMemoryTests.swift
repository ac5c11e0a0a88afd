import Isolation
import Testing

struct SharedMemoryTests {
    @Test func regionsAreZerosAndKeepWhatIsWritten() throws {
        let memory = try SharedMemory()
        let first = try memory.allocate(100)
        let second = try memory.allocate(200_000)
        let writable = try memory.map(second, isWritable: true)
        unsafe writable.address.storeBytes(of: 42, toByteOffset: 199_992, as: Int.self)
        let again = try memory.map(second, isWritable: false)
        #expect(unsafe again.address.load(fromByteOffset: 199_992, as: Int.self) == 42)
        let untouched = try memory.map(first, isWritable: false)
        #expect(unsafe untouched.address.load(as: Int.self) == 0)
        #expect(again.region == second)
    }

    @Test func aRegionThatIsNotThereIsRefused() throws {
        let memory = try SharedMemory()
        let region = try memory.allocate(100)
        let other = try SharedMemory()
        #expect(throws: IsolationError.self) { _ = try other.map(region, isWritable: false) }
    }

    @Test func memoryOfThisProcessAloneIsOfNoRegion() throws {
        let memory = try MappedMemory(byteCount: 0)
        #expect(memory.region == nil)
        #expect(memory.byteCount == 0)
    }
}
