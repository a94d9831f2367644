/// A shape and what it is filled with.
struct Part: Sendable {
  var shape: Shape
  var paint: Paint

  init(_ shape: Shape, _ paint: Paint) {
    self.shape = shape
    self.paint = paint
  }

  init(_ shape: Shape, _ colour: Colour) { self.init(shape, Paint(colour)) }
}

/// Draws cartoon figures on a canvas: filled parts within one ink line.
struct Pen: Sendable {
  var canvas: Canvas
  /// Where the next parts are drawn, in pixels.
  var frame: Frame
  /// The direction the light comes from.
  var light: Vector
  /// Width of the ink line round a figure, in pixels.
  let line: Float

  init(canvas: Canvas, light: Vector) {
    self.canvas = canvas
    self.light = light
    let side = Float(min(canvas.height, canvas.width))
    frame = Frame(origin: .zero, scale: Float(canvas.height))
    // Grows a little slower than the picture, so that small pictures keep their lines.
    line = 0.35 + side * 0.006
  }

  /// Draws parts that belong together: one ink line round them all, none where they meet.
  mutating func figure(_ parts: [Part], ink: Colour) {
    let paint = Paint(ink)
    let placed = parts.map { $0.shape.placed(in: frame) }
    for shape in placed {
      canvas.fill(shape.grown(by: line), with: paint, frame: frame)
    }
    for (shape, part) in zip(placed, parts) {
      canvas.fill(shape, with: part.paint, frame: frame, light: light)
    }
  }

  /// Draws one shape without a line.
  mutating func fill(_ shape: Shape, _ paint: Paint, opacity: Float = 1, softness: Float = 0) {
    canvas.fill(
      shape.placed(in: frame), with: paint, frame: frame, opacity: opacity,
      softness: 1 + softness * frame.scale, light: light)
  }

  mutating func fill(_ shape: Shape, _ colour: Colour, opacity: Float = 1, softness: Float = 0) {
    fill(shape, Paint(colour), opacity: opacity, softness: softness)
  }

  /// A soft shadow on the ground under a thing, `half` to each side of its origin.
  mutating func shadow(half: Float, depth: Float = 0.07) {
    fill(
      .ellipse(light.x * -0.1, 0, half, depth), .black, opacity: 0.32, softness: 0.08)
  }

  /// Draws within another frame.
  mutating func within(_ inner: Frame, _ draw: (inout Pen) -> Void) {
    let outer = frame
    frame = inner
    draw(&self)
    frame = outer
  }
}
