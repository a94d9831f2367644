/// How figures look: the rules for all figures of a page, and those inside a file of its own.
///
/// Ink is the colour of the text around, so that a figure follows a page that turns dark. A page may
/// set `--figure-0` to `--figure-7`, the colours of the series.
package enum FigureStyle {
  /// Mid tones after Okabe and Ito's colour-blind safe set, each at least 3:1 against white and
  /// against near black. In the order of the screens' palette.
  static let palette = [
    "#1d7ab8", "#c07600", "#0b8f6c", "#b9659a", "#8c8600", "#d4541a", "#7d63c9", "#767c85",
  ]

  static let fonts =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', "
    + "'DejaVu Sans', sans-serif"

  /// For a page that holds figures, once.
  package static let text =
    rules { "var(--figure-\($0), \(palette[$0]))" } + """

      .figure { max-width: 100%; height: auto; touch-action: pan-y pinch-zoom; }
      .figure-key[role=button] { cursor: pointer; }
      .figure-key[aria-pressed=false] { opacity: .4; }
      .figure-key[aria-pressed=false] text { text-decoration: line-through; }
      .figure-plot:focus, .figure-key:focus { outline: none; }
      .figure-plot:focus-visible { stroke: currentColor; stroke-width: 1.5; }
      .figure-key:focus-visible .figure-hit { stroke: currentColor; stroke-width: 1; }
      .figure-off { display: none; }
      .figure-cross { stroke: currentColor; stroke-opacity: .6; stroke-width: 1; }
      .figure-ring { fill: none; stroke: currentColor; stroke-width: 1.5; }
      .figure-values { position: fixed; z-index: 9; pointer-events: none; max-width: 24em;
        padding: .4em .6em; border: 1px solid; border-radius: .3em; font: 12px/1.4 \(fonts);
        font-variant-numeric: tabular-nums; background: Canvas; color: CanvasText;
        overflow-wrap: anywhere; }
      .figure-values svg { width: .9em; height: .9em; vertical-align: -.1em; margin-right: .35em; }
      .figure-values b { font-weight: 600; }
      .figure-values small { opacity: .75; }
      .figure-values[hidden] { display: none; }
      @media print { .figure { break-inside: avoid; print-color-adjust: exact; }
        .figure-values, .figure-cross, .figure-ring { display: none; } }

      """

  /// Without custom properties, which many viewers of SVG files do not know.
  static let documentText = ".figure { color: #1f2328; }\n" + rules { palette[$0] }

  private static func rules(color: (Int) -> String) -> String {
    """
    .figure { font-family: \(fonts); font-size: 11px; }
    .figure text { fill: currentColor; }
    .figure .figure-title { font-size: 13px; font-weight: 600; }
    .figure .figure-muted { fill-opacity: .72; }
    .figure-grid { fill: none; stroke: currentColor; stroke-opacity: .13; }
    .figure-fine { fill: none; stroke: currentColor; stroke-opacity: .05; }
    .figure-axis { fill: none; stroke: currentColor; stroke-opacity: .5; }
    .figure-mark { fill: none; stroke: currentColor; stroke-opacity: .55; stroke-dasharray: 2 3; }
    .figure-line { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linejoin: round;
      stroke-linecap: round; }
    .figure-reference { fill: none; stroke: currentColor; stroke-opacity: .6; stroke-width: 1;
      stroke-dasharray: 4 3; }
    .figure-whisker { fill: none; stroke: currentColor; stroke-opacity: .8; }
    .figure-band { fill: currentColor; fill-opacity: .17; stroke: none; }
    .figure-bar { fill: currentColor; fill-opacity: .8; stroke: none; }
    .figure-frame { fill: currentColor; fill-opacity: .22; stroke: currentColor; }
    .figure-dots { fill: currentColor; stroke: none; }
    .figure-rings { fill: none; stroke: currentColor; stroke-width: 1.4; }
    .figure-plot, .figure-hit { fill: none; stroke: none; pointer-events: all; }

    """
      + palette.indices.map { ".figure-\($0) { color: \(color($0)); }" }.joined(separator: "\n")
  }
}
