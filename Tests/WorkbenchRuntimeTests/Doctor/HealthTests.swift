import Foundation
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct HealthTests {
  private func machine(_ change: (inout MachineHealth) -> Void) -> [HealthFinding] {
    var health = MachineHealth(isDebugBuild: false, builtFor: "AVX2", processorHas: "AVX2")
    (health.cores, health.memory, health.availableMemory) = (8, 16_000_000_000, 8_000_000_000)
    health.group = ControlGroup()
    change(&health)
    return health.findings
  }

  private func store(_ change: (inout StoreHealth) -> Void) -> [HealthFinding] {
    var health = StoreHealth(path: "runs", cachePath: "runs/cache")
    (health.state, health.schema, health.knownSchema) = (.open, 4, 4)
    (health.freeBytes, health.fileSystem, health.findings) = (50_000_000_000, .local, [])
    change(&health)
    return health.healthFindings
  }

  @Test func `a machine that is well has nothing to mend`() {
    #expect(machine { _ in }.allSatisfy { $0.grade == .good && $0.remedy == nil })
  }

  @Test func `a build for lesser vectors, a debug build and little memory are warnings`() {
    let findings = machine {
      $0.processorHas = "AVX-512"
      $0.isDebugBuild = true
      $0.availableMemory = 500_000_000
    }
    #expect(
      findings.filter { $0.grade == .warning }.map(\.subject) == ["version", "vectors", "memory"])
  }

  @Test func `a control group's limits count, not what the machine has`() throws {
    let findings = machine {
      $0.group = ControlGroup(quota: "150000 100000\n", memory: "2000000000\n")
    }
    #expect(
      findings.first { $0.subject == "cores" }?.found
        == "8 seen, but the control group gives the time of 1.5")
    #expect(findings.first { $0.subject == "cores" }?.remedy == "train with --threads 2")
    #expect(
      findings.first { $0.subject == "memory" }?.found
        == "2.0 GB available of 16.0 GB; the control group allows 2.0 GB")
    #expect(ControlGroup(quota: "max 100000", memory: "max") == ControlGroup())
    #expect(ControlGroup(quota: "", memory: nil) == ControlGroup())
    #expect(ControlGroup(quota: "0 0", memory: "x") == ControlGroup())
  }

  @Test func `a store on a network or in memory is warned of`() {
    #expect(FileSystem(magic: 0x6969) == .network("NFS"))
    #expect(FileSystem(magic: 0xEF53) == .local)
    for (system, grade) in [
      (FileSystem.network("NFS"), HealthFinding.Grade.warning), (.memory, .warning),
      (.passedThrough("9P"), .warning), (.local, .good),
    ] {
      let found = store { $0.fileSystem = system }.first { $0.subject == "file system" }
      #expect(found?.grade == grade)
    }
  }

  @Test func `a store that is not there yet is well, unless none can be made`() {
    #expect(
      store { $0.state = .missing }.first?.found == "none at runs yet; the first run makes it")
    let refused = store { ($0.state, $0.isWritable) = (.missing, false) }.first
    #expect(refused?.grade == .problem)
    #expect(store { $0.state = .silent }.map(\.grade) == [.problem])
  }

  @Test func `runs that were interrupted are named with the way to go on`() {
    let findings = store {
      $0.runs = [.interrupted: [3, 12], .running: [14], .done: [1, 2]]
    }
    #expect(findings[0].found == "runs: 5 runs, tables of version 4")
    let interrupted = findings.first { $0.subject == "interrupted" }
    #expect(interrupted?.found == "0003, 0012")
    #expect(interrupted?.remedy == "thresh train --resume 0003")
  }

  @Test func `looking at a store changes nothing, and finds it whole`() throws {
    let store = try RunStore.temporary()
    let health = StoreHealth.of(store.path)
    #expect(health.state == .open)
    #expect(health.findings == [])
    let missing = store.path + "-nowhere"
    #expect(StoreHealth.of(missing).state == .missing)
    #expect(!FileManager.default.fileExists(atPath: missing))
  }

  @Test func `what hangs is given up`() {
    #expect(Deadline.within(seconds: 5) { 7 } == 7)
    #expect(Deadline.within(seconds: 0.01) { usleep(300_000) } == nil)
  }

  @Test func `a report groups its findings, and only a problem is one`() {
    let report = HealthReport([
      HealthFinding("store", "disk", .warning, "12 kB free", "make room"),
      HealthFinding("store", "contents", .good, "sound"),
      HealthFinding("tools", "editor", .note, "none"),
    ])
    #expect(
      report.lines(.braille) == [
        "STORE", "! disk      12 kB free", "            → make room", "✓ contents  sound", "",
        "TOOLS", "· editor    none", "", "1 warning",
      ])
    #expect(!report.hasProblem)
    #expect(report.lines(.ascii)[3] == "+ contents  sound")
    #expect(HealthReport([HealthFinding("a", "b", .problem, "c")]).hasProblem)
    #expect(HealthReport([]).lines(.ascii).last == "all is well")
  }
}
