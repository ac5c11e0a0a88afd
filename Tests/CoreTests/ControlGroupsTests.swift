import Foundation
import TestSupport
import Testing

@testable import Core

/// Limits of control groups, in folders that look as `/proc` and `/sys/fs/cgroup` do on other machines.
@Suite struct ControlGroupsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func groups(_ files: [String: String]) throws -> ControlGroups {
        for (name, text) in files {
            let url = URL(filePath: folder.path(name))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((text + "\n").utf8).write(to: url)
        }
        return ControlGroups(root: folder.path)
    }

    private static let unifiedMount =
        "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate"

    /// A service of systemd: the slice around it has less left than the service's own limit.
    @Test func theTightestGroupCounts() throws {
        let slice = "sys/fs/cgroup/user.slice"
        let groups = try groups([
            "proc/self/cgroup": "0::/user.slice/run-1.scope",
            "proc/self/mountinfo": Self.unifiedMount,
            "\(slice)/run-1.scope/memory.max": "max", "\(slice)/run-1.scope/memory.high": "3000000000",
            "\(slice)/run-1.scope/memory.current": "1000000000",
            "\(slice)/run-1.scope/memory.stat": "anon 200000000\ninactive_file 300000000\nactive_file 100000000",
            "\(slice)/memory.max": "4000000000", "\(slice)/memory.current": "3000000000",
            "\(slice)/run-1.scope/cpu.max": "max 100000", "\(slice)/cpu.max": "150000 100000",
        ])
        #expect(groups.memoryLimit == ControlGroups.Limit(limit: 4_000_000_000, free: 1_000_000_000))
        #expect(groups.processorQuota == 1.5)
    }

    /// Cached files are given back before anyone is ended.
    @Test func cachedFilesCountAsFree() throws {
        let groups = try groups([
            "proc/self/cgroup": "0::/job", "proc/self/mountinfo": Self.unifiedMount,
            "sys/fs/cgroup/job/memory.max": "2000000000", "sys/fs/cgroup/job/memory.current": "1900000000",
            "sys/fs/cgroup/job/memory.stat": "anon 100\ninactive_file 1000000000\nactive_file 500000000\nfile 7",
        ])
        #expect(groups.memoryLimit?.free == 1_600_000_000)
        #expect(groups.processorQuota == nil)
    }

    /// A job of Slurm with version 1: the step has no limit of its own, the job has.
    @Test func jobsOfVersionOne() throws {
        let job = "sys/fs/cgroup/memory/slurm/uid_7/job_42"
        let unlimited = "9223372036854771712"
        let groups = try groups([
            "proc/self/cgroup": """
            11:memory:/slurm/uid_7/job_42/step_0/task_0
            4:cpu,cpuacct:/slurm/uid_7/job_42/step_0/task_0
            1:name=systemd:/
            """,
            "proc/self/mountinfo": """
            30 24 0:26 / /sys/fs/cgroup/cpu,cpuacct rw shared:1 - cgroup cgroup rw,cpu,cpuacct
            31 24 0:27 / /sys/fs/cgroup/memory rw shared:2 - cgroup cgroup rw,memory
            """,
            "\(job)/step_0/task_0/memory.limit_in_bytes": unlimited,
            "\(job)/step_0/task_0/memory.usage_in_bytes": "500",
            "\(job)/memory.limit_in_bytes": "8000000000", "\(job)/memory.usage_in_bytes": "3000000000",
            "\(job)/memory.stat": "inactive_file 5\ntotal_inactive_file 1000000000\ntotal_active_file 0",
            "sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/job_42/step_0/task_0/cpu.cfs_quota_us": "-1",
            "sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/job_42/step_0/task_0/cpu.cfs_period_us": "100000",
            "sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/job_42/cpu.cfs_quota_us": "400000",
            "sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/job_42/cpu.cfs_period_us": "100000",
        ])
        #expect(groups.memoryLimit == ControlGroups.Limit(limit: 8_000_000_000, free: 6_000_000_000))
        #expect(groups.processorQuota == 4)
    }

    /// A container that sees only its own group, which the list of groups gives by its path on the host.
    @Test func containersSeeTheirOwnGroupAlone() throws {
        let groups = try groups([
            "proc/self/cgroup": "5:memory:/docker/0123abcd",
            "proc/self/mountinfo": "40 30 0:27 /docker/0123abcd /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory",
            "sys/fs/cgroup/memory/memory.limit_in_bytes": "1000000000",
            "sys/fs/cgroup/memory/memory.usage_in_bytes": "250000000",
        ])
        #expect(groups.memoryLimit == ControlGroups.Limit(limit: 1_000_000_000, free: 750_000_000))
    }

    @Test(arguments: [
        ("/a/b", "/", "/a/b"), ("/a/b", "/a", "/b"), ("/a", "/a", ""), ("/", "/", ""), ("/ab", "/a", ""),
        ("/../x", "/", ""), ("/docker/1", "/docker/2", ""),
    ])
    func pathsBelowMounts(path: String, root: String, below: String) {
        #expect(ControlGroups.path(path, below: root) == below)
    }

    /// Neither `/proc` nor groups: no limit, and no complaint.
    @Test func nothingThere() {
        let groups = ControlGroups(root: folder.path)
        #expect(groups.memoryLimit == nil && groups.processorQuota == nil)
    }
}
