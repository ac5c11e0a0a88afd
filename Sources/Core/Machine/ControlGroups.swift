internal import Foundation

/// The control groups (cgroups) that this process is in, by which Linux limits containers, jobs and services as wholes.
///
/// Both versions are read, with all groups around the process's own: the tightest limit counts.
struct ControlGroups: Sendable {
    /// A limit of a group's memory, in bytes.
    struct Limit: Equatable, Sendable {
        let limit: Int
        /// The part that is not in use; what the system can give back at once, such as cached files, counts as unused.
        let free: Int
    }

    /// The folder of a group in one of the hierarchies.
    private struct Group {
        let path: String
        let isVersion2: Bool
    }

    /// The folder that `/proc` and all mounts are below; empty for this machine's own.
    private let root: String

    init(root: String = "") { self.root = root }

    /// The limit that leaves least; nil where there is none.
    var memoryLimit: Limit? {
        groups(of: "memory").compactMap { $0.isVersion2 ? unifiedLimit($0.path) : legacyLimit($0.path) }
            .min { ($0.free, $0.limit) < ($1.free, $1.limit) }
    }

    /// The processors' worth of time that the groups may use; nil where there is no limit.
    var processorQuota: Double? {
        groups(of: "cpu").compactMap { group in
            let (quota, period) =
                group.isVersion2
                ? pair("\(group.path)/cpu.max")
                : (number("\(group.path)/cpu.cfs_quota_us"), number("\(group.path)/cpu.cfs_period_us"))
            guard let quota, let period, quota > 0, period > 0 else { return nil }
            return Double(quota) / Double(period)
        }.min()
    }

    private func unifiedLimit(_ path: String) -> Limit? {
        let limits = ["memory.max", "memory.high"].compactMap { number("\(path)/\($0)") }
        guard let limit = limits.min(), let used = number("\(path)/memory.current") else { return nil }
        return self.limit(limit, used: used, cached: ["inactive_file", "active_file"], in: path)
    }

    private func legacyLimit(_ path: String) -> Limit? {
        // No limit is a number of pages as large as there is.
        guard let limit = number("\(path)/memory.limit_in_bytes"), limit < 1 << 60,
            let used = number("\(path)/memory.usage_in_bytes")
        else { return nil }
        return self.limit(limit, used: used, cached: ["total_inactive_file", "total_active_file"], in: path)
    }

    private func limit(_ limit: Int, used: Int, cached names: [String], in path: String) -> Limit {
        let cached = (lines("\(path)/memory.stat")).reduce(0) { sum, line in
            let words = line.split(separator: " ")
            guard words.count == 2, names.contains(String(words[0])), let count = Int(words[1]) else { return sum }
            return sum + max(0, count)
        }
        return Limit(limit: limit, free: max(0, limit - max(0, used - cached)))
    }
}

extension ControlGroups {
    /// The process's group and those around it in each hierarchy that has a controller, the innermost first.
    private func groups(of controller: String) -> [Group] {
        let memberships = lines("/proc/self/cgroup").compactMap { line -> (controllers: [Substring], path: String)? in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            return (parts[1].split(separator: ","), String(parts[2]))
        }
        return mounts(of: controller).flatMap { mount -> [Group] in
            let membership = memberships.first { membership in
                mount.isVersion2
                    ? membership.controllers.isEmpty : membership.controllers.contains(Substring(controller))
            }
            guard let membership else { return [] }
            var below = ControlGroups.path(membership.path, below: mount.root)
            var groups = [Group(path: mount.point + below, isVersion2: mount.isVersion2)]
            while let slash = below.lastIndex(of: "/") {
                below = String(below[..<slash])
                groups.append(Group(path: mount.point + below, isVersion2: mount.isVersion2))
            }
            return groups
        }
    }

    /// The mounted hierarchies that may have a controller: the group that is mounted, and where.
    private func mounts(of controller: String) -> [(root: String, point: String, isVersion2: Bool)] {
        lines("/proc/self/mountinfo").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count > 5, let dash = words.firstIndex(of: "-"), dash + 3 < words.count else { return nil }
            let (type, options) = (words[dash + 1], words[dash + 3].split(separator: ","))
            let isVersion2 = type == "cgroup2"
            guard isVersion2 || type == "cgroup" && options.contains(Substring(controller)) else { return nil }
            return (words[3], words[4].replacing("\\040", with: " "), isVersion2)
        }
    }

    /// The path of a group within a mount of another group: "" for that one itself, and where it lies elsewhere, as in a container
    /// that does not see its own.
    static func path(_ path: String, below root: String) -> String {
        let root = root == "/" ? "" : root
        guard path != root, path != "/", path.hasPrefix(root + "/"), path.firstRange(of: "/..") == nil else {
            return ""
        }
        return String(path.dropFirst(root.count))
    }

    private func lines(_ path: String) -> [Substring] {
        ((try? String(contentsOfFile: root + path, encoding: .utf8)) ?? "").split(separator: "\n")
    }

    /// A whole number that a file holds; nil for "max".
    private func number(_ path: String) -> Int? { lines(path).first.flatMap { Int($0.trimmingSpaces) } }

    /// Two whole numbers that a file holds.
    private func pair(_ path: String) -> (Int?, Int?) {
        let words = (lines(path).first ?? "").split(separator: " ")
        return words.count == 2 ? (Int(words[0]), Int(words[1])) : (nil, nil)
    }
}
