import Foundation

/// Says of the tables in a folder what their columns are, so that types survive.
///
/// - Source: Frictionless Data's Data Package and Table Schema (specs.frictionlessdata.io).
package struct TableSchema: Encodable {
  private struct Resource: Encodable {
    var name: String
    var path: String
    var format: String
    var encoding = "utf-8"
    var description: String
    var schema: Schema
  }

  private struct Schema: Encodable {
    var fields: [Field]
    var missingValues = [""]
  }

  private struct Field: Encodable {
    var name: String
    var type: String
    var unit: String?
    var description: String
  }

  private var name = "thresh"
  private var resources: [Resource]

  package init(_ tables: [TableDescription], as form: TableForm) {
    resources = tables.map { table in
      Resource(
        name: table.name, path: TableFile.name(of: table, form), format: form.rawValue,
        description: table.meaning,
        schema: Schema(
          fields: table.columns.map {
            Field(
              name: $0.name, type: $0.kind.rawValue, unit: $0.unit, description: $0.meaning)
          }))
    }
  }

  package func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try OutputFile.write(
      String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", to: "\(folder)/schema.json")
  }
}
