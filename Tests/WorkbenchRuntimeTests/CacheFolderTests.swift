import Testing

@testable import WorkbenchRuntime

@Suite struct CacheFolderTests {
  @Test func `decoded images lie in the store unless the environment says where`() {
    #expect(CacheFolder.path(store: "/a/runs", environment: [:]) == "/a/runs/cache")
    #expect(
      CacheFolder.path(store: "/a/runs", environment: ["THRESH_CACHE": ""]) == "/a/runs/cache")
    #expect(
      CacheFolder.path(store: "/a/runs", environment: ["THRESH_CACHE": "/disk/./x"]) == "/disk/x")
    #expect(
      CacheFolder.path(store: "/a", environment: ["THRESH_CACHE": "near"]).hasSuffix("/near"))
  }
}
