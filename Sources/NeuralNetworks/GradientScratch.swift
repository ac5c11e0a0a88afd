internal import OneDNN
internal import Synchronization

/// Memory for gradients that are used up as soon as they are there.
///
/// In a training's step a part of the gradients is computed, measured and swept by one thread without a pause. In memory of
/// its own it would have to be fetched into the processor's cache and written back again; here the next part takes the same
/// place, and nothing leaves the cache.
public final class GradientScratch {
    /// How many numbers a part may have.
    private var capacity = 0
    private var buffers: [AlignedBuffer] = []
    private let slots = Mutex(Slots())

    /// Which buffers are free, and whose gradients the others hold.
    private struct Slots {
        var free: [Int] = []
        var held: [(offset: Int, slot: Int)] = []
    }

    /// Says how large the parts of a layer's gradients are, before `prepare`.
    func makeRoom(for count: Int) { capacity = max(capacity, count) }

    /// Makes memory for as many parts as are computed at a time; without it gradients go where they belong.
    func prepare(parts: Int) {
        guard capacity > 0, buffers.count < parts else { return }
        buffers = (0..<parts).map { _ in AlignedBuffer(count: capacity) }
        slots.withLock { slots in
            slots.free = Array(0..<parts)
            slots.held.reserveCapacity(parts)
        }
    }

    /// Takes memory for a part until it is released.
    ///
    /// - Parameters:
    ///   - offset: Where the part's first gradient belongs.
    ///   - count: How many it has.
    /// - Returns: The memory; nil where there is none.
    func take(for offset: Int, count: Int) -> AlignedBuffer? {
        guard count <= capacity, !buffers.isEmpty else { return nil }
        let slot = slots.withLock { slots -> Int? in
            guard let slot = slots.free.popLast() else { return nil }
            slots.held.append((offset, slot))
            return slot
        }
        return slot.map { buffers[$0] }
    }

    /// The memory that holds a part; nil where its gradients are where they belong.
    func holder(of offset: Int) -> AlignedBuffer? {
        guard !buffers.isEmpty else { return nil }
        return slots.withLock { slots in slots.held.first { $0.offset == offset }?.slot }.map { buffers[$0] }
    }

    /// Gives back the memory of a part, if it has any.
    func release(_ offset: Int) {
        guard !buffers.isEmpty else { return }
        slots.withLock { slots in
            guard let index = slots.held.firstIndex(where: { $0.offset == offset }) else { return }
            slots.free.append(slots.held.remove(at: index).slot)
        }
    }
}
