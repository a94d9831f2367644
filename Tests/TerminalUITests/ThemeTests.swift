import TerminalUI
import Testing

struct ThemeTests {
  let theme = Theme.standard

  @Test func `an exact colour finds its nearest of 256 and of 16`() {
    #expect(RGB(hex: 0xFF_0000).nearestIndexed == 196)
    #expect(RGB(hex: 0x00_0000).nearestIndexed == 16)
    #expect(RGB(hex: 0xFF_FFFF).nearestIndexed == 231)
    #expect(RGB(hex: 0x80_8080).nearestIndexed == 244)
    #expect(RGB(hex: 0x5F_AFD7).nearestIndexed == 74)
    #expect(RGB(hex: 0xF8_0808).nearestNamed == 9)
    #expect(RGB(hex: 0x10_1010).nearestNamed == 0)
    #expect(RGB(hex: 0xC0_0010).nearestNamed == 1)
  }

  @Test func `every level of the cube and of the greys is its own nearest`() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for index in 0..<216 {
      let colour = RGB(levels[index / 36], levels[index / 6 % 6], levels[index % 6])
      #expect(colour.nearestIndexed == UInt8(16 + index))
    }
    for grey in 0..<24 {
      let level = UInt8(8 + 10 * grey)
      let found = RGB(level, level, level).nearestIndexed
      #expect(found == UInt8(232 + grey))
    }
  }

  @Test func `a role has a form at every depth of colour`() {
    let style = Style.bad
    #expect(theme.resolve(style, depth: .truecolor).foreground == .direct(RGB(hex: 0xE5_605A)))
    #expect(theme.resolve(style, depth: .indexed).foreground == .indexed(167))
    #expect(theme.resolve(style, depth: .sixteen).foreground == .indexed(1))
    #expect(theme.resolve(style, depth: .eight).foreground == .indexed(1))
    let plain = theme.resolve(style, depth: .none)
    #expect(plain.foreground == .standard)
    #expect(plain.bold && plain.underline)
  }

  @Test func `without colour selection is reversed and quiet text dim`() {
    #expect(theme.resolve(.selection, depth: .none).reverse)
    #expect(theme.resolve(.muted, depth: .none).dim)
    #expect(theme.resolve(.accent, depth: .none).bold)
    #expect(!theme.resolve(Style(background: .rgb(RGB(1, 2, 3))), depth: .none).reverse)
  }

  @Test func `eight colours make the bright ones bold and grey dim`() {
    let yellow = theme.resolve(Style(foreground: .series(4)), depth: .eight)
    #expect(yellow.foreground == .indexed(3))
    #expect(yellow.bold)
    let grey = theme.resolve(.muted, depth: .eight)
    #expect(grey.foreground == .standard)
    #expect(grey.dim)
  }

  @Test func `the terminal's own colours stay its own at every depth`() {
    for depth in ColorDepth.allCases {
      #expect(theme.resolve(Style(foreground: .foreground), depth: depth) == DeviceStyle())
    }
  }

  @Test func `no depth of colour uses a number it does not have`() {
    let roles: [Color] =
      [.muted, .faint, .accent, .good, .warning, .bad, .border, .focusedBorder, .selection]
      + [.selectionText] + (-9...9).flatMap { [.series($0), .seriesBand($0)] }
      + [.rgb(RGB(200, 10, 77))]
    for role in roles {
      let style = Style(foreground: role, background: role)
      for (depth, limit) in [(ColorDepth.eight, 8), (.sixteen, 16), (.none, 0)] {
        let device = theme.resolve(style, depth: depth)
        for case .indexed(let index) in [device.foreground, device.background] {
          #expect(Int(index) < limit, "\(role) at \(depth)")
        }
      }
    }
  }

  @Test func `the eight series are told apart by colour and by marker at each depth`() {
    for depth in [ColorDepth.sixteen, .indexed, .truecolor] {
      let colours = (0..<8).map { theme.resolve(.series($0), depth: depth).foreground }
      #expect(Set(colours).count >= (depth == .sixteen ? 7 : 8))
    }
    for glyphs in GlyphSet.allCases {
      #expect(Set((0..<8).map(glyphs.marker)).count == 8)
      #expect(glyphs.marker(-1) == glyphs.marker(7))
    }
  }

  @Test func `colours mix by share`() {
    #expect(RGB(0, 0, 0).mixed(with: RGB(200, 100, 50), share: 0.5) == RGB(100, 50, 25))
    #expect(RGB(9, 9, 9).mixed(with: RGB(0, 0, 0), share: .nan) == RGB(9, 9, 9))
  }
}
