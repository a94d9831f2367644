import Foundation
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct FileViewerTests {
  /// A folder with an empty program in it.
  private func folder(with program: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.path + "/thresh-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(program)"
    try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return folder
  }

  private func problem(_ environment: [String: String]) -> String {
    do {
      return "\(try FileViewer(environment: environment, for: "/data/a.jpg").command)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `THRESH_VIEWER comes first, with arguments of its own`() throws {
    let folder = try folder(with: "feh")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = [
      "THRESH_VIEWER": "feh -F  --zoom max", "PATH": "/x:\(folder)", "DISPLAY": ":0",
    ]
    let viewer = try FileViewer(environment: environment, for: "a.jpg")
    #expect(viewer.command == ["\(folder)/feh", "-F", "--zoom", "max"])
    #expect(viewer.name == "feh")
    let whole = try FileViewer(environment: ["THRESH_VIEWER": "\(folder)/feh"], for: "a.jpg")
    #expect(whole.command == ["\(folder)/feh"])
  }

  @Test(arguments: ["DISPLAY", "WAYLAND_DISPLAY"])
  func `with a display the desktop chooses the program`(display: String) throws {
    let folder = try folder(with: "xdg-open")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let viewer = try FileViewer(environment: [display: "x", "PATH": folder], for: "a.jpg")
    #expect(viewer.command == ["\(folder)/xdg-open"])
    #expect(
      problem([display: "x", "PATH": "/nowhere"])
        == "xdg-open is missing; set THRESH_VIEWER to a program that shows /data/a.jpg")
  }

  @Test func `without a display it says what to set, and the path`() {
    #expect(
      problem(["PATH": "/usr/bin", "DISPLAY": "", "THRESH_VIEWER": " "])
        == "there is no display; set THRESH_VIEWER to a program that shows /data/a.jpg")
    #expect(
      problem(["THRESH_VIEWER": "no-such-viewer", "PATH": "/usr/bin"])
        == "THRESH_VIEWER names no-such-viewer, which is no program here; /data/a.jpg")
  }

  @Test func `no shell reads the path`() throws {
    let folder = try folder(with: "a; touch b.jpg")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/a; touch b.jpg"
    let viewer = try FileViewer(environment: ["THRESH_VIEWER": "/usr/bin/test -x"], for: path)
    let process = try viewer.show(path)
    var status: Int32 = -1
    #expect(waitpid(process, &status, 0) == process)
    #expect(status == 0)
  }

  @Test func `a file that is gone is not opened`() async {
    let told = await message { FileDesk(deliver: $0).open("/nowhere/a.jpg") }
    #expect(told == "/nowhere/a.jpg is not there any more")
  }
}
