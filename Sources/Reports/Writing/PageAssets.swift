/// What every page carries with it: how it looks, what it does, and what a browser may let it do.
enum PageAssets {
  static let style = HTML(markup: "<style>\(styleText)</style>")
  static let script = HTML(markup: "<script>\(scriptText)</script>")

  /// Nothing is fetched, sent or run but what stands in the page, byte for byte.
  static let policy = [
    "default-src 'none'", "img-src data:", "style-src '\(source(styleText))'",
    "script-src '\(source(scriptText))'", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")

  private static let styleText =
    "\n" + String(decoding: PackageResources.page_css, as: UTF8.self) + FigureStyle.text

  // In XML the script would have to be escaped, in HTML it must not be.
  private static let scriptText =
    "//<![CDATA[\n" + String(decoding: PackageResources.page_js, as: UTF8.self) + FigureScript.text
    + "\n//]]>"

  private static func source(_ text: String) -> String {
    "sha256-" + Base64.text(of: SHA256.hash(of: Array(text.utf8)))
  }
}
