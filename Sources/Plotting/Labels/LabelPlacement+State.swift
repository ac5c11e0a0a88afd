internal import Drawing
internal import Foundation

extension LabelPlacement {
    /// The centres of labels while they are being moved.
    struct State {
        let requests: [LabelRequest]
        let bounds: Rectangle
        /// The regions of clusters, and with those of other texts all that labels keep clear of.
        let clusters: [Rectangle]
        let obstacles: [Rectangle]
        let avoided: [Rectangle]
        var centers: [Point]

        init(requests: [LabelRequest], bounds: Rectangle, clusters: [Rectangle], avoided: [Rectangle]) {
            self.requests = requests
            self.bounds = bounds
            self.avoided = avoided
            self.clusters = requests.compactMap(\.obstacle) + clusters
            obstacles = self.clusters + avoided
            centers = requests.map(\.anchor)
        }

        func box(_ index: Int) -> Rectangle {
            let size = requests[index].size
            return Rectangle(
                x: centers[index].x - size.width / 2, y: centers[index].y - size.height / 2, width: size.width,
                height: size.height)
        }

        /// The lengths by which two labels reach into each other's clearance in x and y; both positive if they overlap.
        func overlap(_ first: Int, _ second: Int) -> (x: Double, y: Double) {
            let (one, two) = (requests[first].size, requests[second].size)
            return (
                (one.width + two.width) / 2 + clearance - abs(centers[first].x - centers[second].x),
                (one.height + two.height) / 2 + clearance - abs(centers[first].y - centers[second].y)
            )
        }

        func overlaps(_ first: Int, _ second: Int) -> Bool {
            let overlap = overlap(first, second)
            return overlap.x > 0.01 && overlap.y > 0.01
        }

        func inside(_ center: Point, of index: Int) -> Point {
            let size = requests[index].size
            return Point(
                x: min(max(center.x, bounds.x + size.width / 2), bounds.maxX - size.width / 2),
                y: min(max(center.y, bounds.y + size.height / 2), bounds.maxY - size.height / 2))
        }

        mutating func seekFreePlaces() {
            for index in requests.indices {
                centers[index] =
                    freePlace(for: index, among: Array(0..<index)) ?? inside(requests[index].anchor, of: index)
            }
        }

        /// The place nearest to a label's anchor, of those it tries, where it overlaps no other label.
        ///
        /// One that covers no obstacle either, if there is one.
        mutating func freePlace(for index: Int, among others: [Int]) -> Point? {
            let previous = centers[index]
            defer { centers[index] = previous }
            var free: Point?
            for candidate in candidates(for: index) {
                centers[index] = candidate
                guard others.allSatisfy({ !overlaps($0, index) }) else { continue }
                if !coversObstacle(index) { return candidate }
                free = free ?? candidate
            }
            return free
        }

        /// The lengths by which a label reaches into an obstacle in x and y; both positive where it covers some of it.
        private func overlap(_ index: Int, with obstacle: Rectangle) -> (x: Double, y: Double) {
            let size = requests[index].size
            return (
                (size.width + obstacle.width) / 2 - abs(centers[index].x - obstacle.midX),
                (size.height + obstacle.height) / 2 - abs(centers[index].y - obstacle.midY)
            )
        }

        private func coversObstacle(_ index: Int) -> Bool {
            obstacles.contains { obstacle in
                let overlap = overlap(index, with: obstacle)
                return overlap.x > 0.01 && overlap.y > 0.01
            }
        }

        /// True if a label covers another text, or so much of a cluster that its place can't be seen.
        private func hidesObstacle(_ index: Int) -> Bool {
            func covered(_ place: Rectangle) -> Double {
                let overlap = overlap(index, with: place)
                let width = min(overlap.x, place.width, requests[index].size.width)
                let height = min(overlap.y, place.height, requests[index].size.height)
                return width > 0.01 && height > 0.01 ? width * height / max(1e-9, place.width * place.height) : 0
            }
            return avoided.contains { covered($0) > 0 }
                || clusters.contains { covered($0) > LabelPlacement.mostHidden }
        }

        /// Moves a label out of obstacles along the shorter overlap.
        private mutating func leaveObstacles(_ index: Int) {
            for obstacle in obstacles {
                let overlap = overlap(index, with: obstacle)
                guard overlap.x > 0.01 && overlap.y > 0.01 else { continue }
                if overlap.x < overlap.y {
                    centers[index].x += centers[index].x < obstacle.midX ? -overlap.x : overlap.x
                } else {
                    centers[index].y += centers[index].y < obstacle.midY ? -overlap.y : overlap.y
                }
            }
        }

        /// The anchor and eight directions at three distances, by how far the label's middle moves.
        private func candidates(for index: Int) -> [Point] {
            let size = requests[index].size
            let anchor = requests[index].anchor
            var places = [anchor]
            let core = requests[index].obstacle ?? Rectangle(x: anchor.x, y: anchor.y, width: 0, height: 0)
            for distance in [2.0, 6, 12] {
                for (x, y) in [
                    (0.0, -1.0), (0, 1), (1, 0), (-1, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7),
                ] {
                    // Distance is from the anchor to the nearest edge of the box, so that long names clear it too.
                    let reach = Size(
                        width: distance * abs(x) + (core.width + size.width) / 2,
                        height: distance * abs(y) + (core.height + size.height) / 2)
                    places.append(
                        Point(
                            x: core.midX + (x == 0 ? 0 : x > 0 ? reach.width : -reach.width),
                            y: core.midY + (y == 0 ? 0 : y > 0 ? reach.height : -reach.height)))
                }
            }
            let allowed = places.map { self.inside($0, of: index) }
            let moved = allowed.map { hypot($0.x - anchor.x, $0.y - anchor.y) }
            return allowed.indices.sorted { (moved[$0], $0) < (moved[$1], $1) }.map { allowed[$0] }
        }

        func distance(_ index: Int) -> Double {
            hypot(
                centers[index].x - requests[index].anchor.x, centers[index].y - requests[index].anchor.y)
        }

        mutating func separate(rounds: Int, pull: Double) {
            for round in 0..<rounds {
                guard hasOverlap() else { return }
                // The pull fades, or labels around a crowded place would never come to rest.
                let pull = pull * max(0, 1 - 2 * Double(round) / Double(rounds))
                for index in requests.indices {
                    let anchor = requests[index].anchor
                    centers[index].x += (anchor.x - centers[index].x) * pull
                    centers[index].y += (anchor.y - centers[index].y) * pull
                }
                for first in requests.indices {
                    for second in requests.indices.dropFirst(first + 1) where overlaps(first, second) {
                        part(first, second)
                    }
                }
                for index in requests.indices {
                    leaveObstacles(index)
                    centers[index] = inside(centers[index], of: index)
                }
            }
        }

        private func hasOverlap() -> Bool {
            requests.indices.contains { first in
                coversObstacle(first)
                    || requests.indices.dropFirst(first + 1).contains { overlaps(first, $0) }
            }
        }

        private mutating func part(_ first: Int, _ second: Int) {
            let overlap = overlap(first, second)
            // The smaller class gives way more.
            let share = requests[first].weight > requests[second].weight ? 0.3 : 0.5
            if overlap.x < overlap.y {
                let direction = centers[first].x <= centers[second].x ? -1.0 : 1
                centers[first].x += direction * overlap.x * share
                centers[second].x -= direction * overlap.x * (1 - share)
            } else {
                let direction = centers[first].y <= centers[second].y ? -1.0 : 1
                centers[first].y += direction * overlap.y * share
                centers[second].y -= direction * overlap.y * (1 - share)
            }
        }

        /// Exchanges the places of labels whose leaders cross, where that makes no new overlap.
        mutating func uncrossLeaders(longerThan distance: Double) {
            for _ in 0..<10 {
                var swapped = false
                for first in requests.indices {
                    for second in requests.indices.dropFirst(first + 1) where leadersCross(first, second, distance) {
                        let before = overlapCount(first, second)
                        let centers = self.centers
                        self.centers.swapAt(first, second)
                        self.centers[first] = inside(self.centers[first], of: first)
                        self.centers[second] = inside(self.centers[second], of: second)
                        if overlapCount(first, second) > before || leadersCross(first, second, distance) {
                            self.centers = centers
                        } else {
                            swapped = true
                        }
                    }
                }
                if !swapped { return }
            }
        }

        private func overlapCount(_ first: Int, _ second: Int) -> Int {
            requests.indices.reduce(0) { count, other in
                count + (other != first && overlaps(first, other) ? 1 : 0)
                    + (other != second && overlaps(second, other) ? 1 : 0)
            }
        }

        private func leadersCross(_ first: Int, _ second: Int, _ distance: Double) -> Bool {
            func isLong(_ index: Int) -> Bool {
                let anchor = requests[index].anchor
                return hypot(centers[index].x - anchor.x, centers[index].y - anchor.y) > distance
            }
            guard isLong(first) && isLong(second) else { return false }
            let (a, b) = (requests[first].anchor, centers[first])
            let (c, d) = (requests[second].anchor, centers[second])
            func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
                (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
            }
            return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
        }

        /// The labels that remain when the smallest of those in conflict, and those too far away, are taken away one by one
        /// and then put back where there is room near their anchors.
        mutating func keptWithoutOverlap(within longest: Double) -> [Int] {
            var kept = requests.indices.filter {
                distance($0) <= longest + requests[$0].size.width / 2 && !hidesObstacle($0)
            }
            while true {
                // Requests are in order of precedence, so the last in conflict is the smallest.
                let loser = kept.last { candidate in
                    kept.contains { $0 != candidate && overlaps($0, candidate) }
                }
                guard let loser else { break }
                kept.removeAll { $0 == loser }
            }
            for index in requests.indices where !kept.contains(index) {
                guard let place = freePlace(for: index, among: kept) else { continue }
                centers[index] = place
                if !hidesObstacle(index) { kept.append(index) }
            }
            return kept.sorted()
        }
    }
}
