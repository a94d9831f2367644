import Foundation
import Reports

/// A figure in a file, in the form its ending says.
package struct FigureFile {
  package enum Form: String, CaseIterable, Sendable { case svg, png, csv }

  package let path: String
  package let form: Form

  /// - Parameter path: a tilde at its start stands for the person's folder.
  package init(path: String, allowed: [Form] = Form.allCases) throws(RuntimeError) {
    self.path = FileDesk.place(path)
    let ending = URL(filePath: self.path).pathExtension.lowercased()
    guard let form = allowed.first(where: { $0.rawValue == ending }) else {
      let all = allowed.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw RuntimeError(
        "\(path) ends in \(ending.isEmpty ? "nothing" : ".\(ending)"); allowed: \(all)")
    }
    self.form = form
  }

  /// Writes aside and renames, so that what is there is never left half written.
  package func write(_ figure: Figure) throws(RuntimeError) {
    let id = URL(filePath: path).deletingPathExtension().lastPathComponent
    let drawing = FigureSVG(figure, id: "figure-\(id)").document
    switch form {
    case .svg: try write(Data(drawing.utf8))
    case .png: try write(try PictureConverter().png(of: drawing))
    case .csv: try write(Data(FigurePoints(figure).csv.utf8))
    }
  }

  private func write(_ data: Data) throws(RuntimeError) {
    do { try data.write(to: URL(filePath: path), options: .atomic) } catch {
      throw RuntimeError("\(path) could not be written: \(error.localizedDescription)")
    }
  }
}
