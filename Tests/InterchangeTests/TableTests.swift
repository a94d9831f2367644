import Foundation
import Testing

@testable import Interchange

@Suite struct TableTests {
  static let table = TableDescription(
    "things", "A row a thing",
    [
      .init("name", .string, "What it is called"), .init("count", .integer, "How many"),
      .init("size", .number, unit: "m", "How long"), .init("good", .boolean, "Whether"),
    ])
  static let rows: [[TableCell?]] = [
    [.string("a, \"b\"\nc"), .unsigned(.max), .number(0.1), .boolean(true)],
    [.string(""), nil, .number(.infinity), nil],
    [nil, .integer(-1), .number(1e-5), .boolean(false)],
    [.string(" x"), .integer(0), .number(3), nil],
  ]

  private func text(_ form: TableForm) throws -> String {
    let folder = try TemporaryFolder()
    let file = try TableFile(Self.table, as: form, in: folder.path)
    for row in Self.rows { try file.add(row) }
    try file.finish()
    #expect(file.rows == 4)
    return try String(contentsOfFile: "\(folder.path)/things.\(form.rawValue)", encoding: .utf8)
  }

  @Test func `undefined is an empty cell and an empty text is not`() throws {
    #expect(
      try text(.csv) == """
        name,count,size,good
        "a, ""b""
        c",18446744073709551615,0.1,true
        "",,INF,
        ,-1,1e-05,false
        " x",0,3,

        """)
  }

  @Test func `an object a line says null for undefined and text for what is no finite number`()
    throws
  {
    #expect(
      try text(.jsonl) == #"""
        {"name":"a, \"b\"\nc","count":18446744073709551615,"size":0.1,"good":true}
        {"name":"","count":null,"size":"INF","good":null}
        {"name":null,"count":-1,"size":1e-05,"good":false}
        {"name":" x","count":0,"size":3,"good":null}

        """#)
  }

  @Test func `digits read back as the same number`() {
    for number in [
      0.1, 1 / 3, .leastNonzeroMagnitude, 1e16, -0.0, Double(Float(0.7)), .greatestFiniteMagnitude,
    ] {
      #expect(Double(TableCell.digits(number))?.bitPattern == number.bitPattern)
    }
  }

  @Test func `the schema names file, type, unit and meaning of each column`() throws {
    let folder = try TemporaryFolder()
    try TableSchema([Self.table], as: .csv).write(to: folder.path)
    let data = try Data(contentsOf: URL(filePath: "\(folder.path)/schema.json"))
    let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let resource = try #require((package["resources"] as? [[String: Any]])?.first)
    #expect(resource["path"] as? String == "things.csv")
    let schema = try #require(resource["schema"] as? [String: Any])
    let fields = try #require(schema["fields"] as? [[String: String]])
    #expect(
      fields[2] == ["name": "size", "type": "number", "unit": "m", "description": "How long"])
  }
}
