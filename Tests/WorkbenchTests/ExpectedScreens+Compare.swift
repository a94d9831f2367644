/// The comparison of runs, as it is drawn.
extension ExpectedScreens {
  // swift-format-ignore
  static let compare80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples [7Compare] 8System  9Study
     A 0139 baseline no mix  ▸B 0142 mixed  C 0135 mixed
    ╭─ validation loss  linear by step ────────────────────────────────────────────╮
    │      │     A⢄                                                                │
    │      │     B⡑⢕⡄                                                              │
    │    .6┤      ⠈⠢⡫⡢⡀                                                            │
    │      │        ⠑⢌⠪C⣀                                                          │
    │      │          ⠑A⠒⠭⣑⡒⠤C⣀⡀                                                   │
    │    .4┤           B⠉⠒⠢⠬⣑A⠤⠬⢍⣑⣒C⠤⠤⠤⠤⠤C⣀⣀⣀⣀⣀⡀                                   │
    │      │                 B⠉⠑⠒⠢⠤B⣉⣉⣉⣉⣉A⠒⠒⠒⠒⠒A⠭⠭⠭⠭⠭A⣒⣒⣒⣒⣒A⣒⣒⣒⣒⣒C⠤⠤⠤⠤⠤C⠤⠤⠤⠤⠤C⠤⠤⠤⠤C│
    │      │                             B⠉⠉⠉⠉⠉B⠒⠒⠒⠒⠒B⠤⠤⠤⠤⠤B     A⠉⠉⠉⠉⠉A⠉⠉⠉⠉⠉A⠉⠉⠉⠉A│
    │      ╰┬──────────────────────┬───────────────────────┬──────────────────────┬│
    │       0                    2000                    4000                  step│
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─  settings [measures] labels  sets  decisions  disagree  ── validation part ─╮
    │  measure          A 0139 B 0142    B−A  95% interval     C 0135    C−A       │
    │▸ loss               .518   .423  -.095✓ [-.137, -.056]     .518       –     ┃│
    │  macro-F1           .819   .884  +.065✓ [+.031, +.095]     .819       –     ┃│
    │  micro-F1           .822   .890  +.069✓ [+.038, +.098]     .822       –     ││
    │  macro-AP           .890   .922  +.032✓ [+.010, +.051]     .890       –     ││
    │  the same 339 images, drawn 200 times; thresholds A v1 f1, B v1 f1           │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Space runs  ] next run  p pin  m curve  f fold seeds  Tab pane  q leave
    """#

  // swift-format-ignore
  static let compareSettings80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples [7Compare] 8System  9Study
     A 0139 baseline no mix  ▸B 0142 mixed  C 0135 mixed
    ╭─ validation loss  linear by step ────────────────────────────────────────────╮
    │      │     A⢦⣀                                                               │
    │      │     B⠑⠭⡳⢦⣀                                                            │
    │    .5┤        ⠈⠑⠭A⠶⢦⣤⣄⣀⡀                                                     │
    │      │           B⠉⠑⠒⠪⠭B⣛⣛⣫⣭⣭A⣒⣒⣒⣒⣒A⣤⣤⣤⣤⣤C⣀⣀⣀⣀⣀C⣀⣀⣀⣀⣀C⣀⣀⣀⣀⣀                  │
    │      │                       B⠉⠉⠉⠉⠉B⠒⠒⠒⠒⠒B⠭⠭⠭⠭⠭B⠭⠭⠭⠭⠭B⠒⠒⠒⠒⠒A⠛⠛⠛⠛⠛A⠛⠛⠛⠛⠛A⠛⠛⠛⠛A│
    │       0                    2000                    4000                  step│
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ settings ────────────────────────────────────────────── 3 differ, 1 do not ─╮
    │  setting                                         A 0139   B 0142   C 0135    │
    │▸ title                                            no mix  ≠mixed   ≠mixed    │
    │  seed                                             7        7       ≠3        │
    │  train.optimizer.rate                             0.003   ≠0.001   ≠0.001    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │  title  A no mix  B mixed                                                    │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Space runs  ] next run  p pin  f fold seeds  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let compareLabels80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples [7Compare] 8System  9Study
     A 0139 baseline no mix  ▸B 0142 mixed  C 0135 mixed
    ╭─ validation loss  linear by step ────────────────────────────────────────────╮
    │      │     A⢦⣀                                                               │
    │      │     B⠑⠭⡳⢦⣀                                                            │
    │    .5┤        ⠈⠑⠭A⠶⢦⣤⣄⣀⡀                                                     │
    │      │           B⠉⠑⠒⠪⠭B⣛⣛⣫⣭⣭A⣒⣒⣒⣒⣒A⣤⣤⣤⣤⣤C⣀⣀⣀⣀⣀C⣀⣀⣀⣀⣀C⣀⣀⣀⣀⣀                  │
    │      │                       B⠉⠉⠉⠉⠉B⠒⠒⠒⠒⠒B⠭⠭⠭⠭⠭B⠭⠭⠭⠭⠭B⠒⠒⠒⠒⠒A⠛⠛⠛⠛⠛A⠛⠛⠛⠛⠛A⠛⠛⠛⠛A│
    │       0                    2000                    4000                  step│
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ labels ────────────────────────────────────────────── most different first ─╮
    │  label          n+    A 0139           B 0142           C 0135          B−A  │
    │▸ cat           183  .86 ━━━━━━━━━╾─  .96 ━━━━━━━━━━╾  .86 ━━━━━━━━━╾─  +.09  │
    │  dog           176  .77 ━━━━━━━━╾──  .81 ━━━━━━━━━──  .77 ━━━━━━━━╾──  +.04  │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │  F1 of each label at the run's own thresholds                                │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Space runs  ] next run  p pin  f fold seeds  v part  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let compareDecisions80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples [7Compare] 8System  9Study
     A 0139 baseline no mix  ▸B 0142 mixed  C 0135 mixed
    ╭─  settings  measures  labels  sets [decisions] disagree  ── validation part ─╮
    │  label     thr A thr B  TP A  TP B  FN A  FN B  FP A  FP B  TN A   dF1    p  │
    │▸ cat         .50   .50   147   183    36     0    10    16   146  +.09 <.01  │
    │  dog         .45   .45   120   130    56    46    14    15   149  +.04  .42  │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │  p: McNemar's, of the images only one is right on                            │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Space runs  ] next run  p pin  f fold seeds  v part  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let compare160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix   5 Confusion   6 Samples  [7 Compare]  8 System   9 Study                                        ▶ 0142 running  ep 12/40
     A 0139 baseline no mix  ▸B 0142 mixed  C 0135 mixed
    ╭─ validation loss  linear by step ────────────────────────────────────────────────────╮╭─ settings ────────────────────────────────────── 3 differ, 1 do not ─╮
    │      │      C                                                                        ││  setting                                 A 0139   B 0142   C 0135    │
    │      │       ⢇                                                                       ││▸ title                                    no mix  ≠mixed   ≠mixed    │
    │      │      A⡘⡄                                                                      ││  seed                                     7        7       ≠3        │
    │      │       ⢣⢱                                                                      ││  train.optimizer.rate                     0.003   ≠0.001   ≠0.001    │
    │      │      B⡌⡆⢇                                                                     ││                                                                      │
    │      │       ⢱⠸⡘⡄                                                                    ││                                                                      │
    │    .6┤        ⢇⢣⢱                                                                    ││                                                                      │
    │      │        ⠘⡌⡆⢇                                                                   ││                                                                      │
    │      │         ⢱⠸⡘⡄                                                                  ││                                                                      │
    │      │          ⢇⢣⢱                                                                  ││                                                                      │
    │      │          ⠘⡌⡆C⡀                                                                ││                                                                      │
    │      │           ⢱⠸⡀⠈⠢⡀                                                              ││                                                                      │
    │      │            ⢇A⢄ ⠈⠢⡀                                                            ││                                                                      │
    │      │            ⠘B ⠑⢄ ⠈C⢄⡀                                                         ││                                                                      │
    │    .4┤             ⠈⠢⡀ ⠑⢄  ⠈⠑⠢⢄⡀                                                     ││  title  A no mix  B mixed                                            │
    │      │               ⠈⠢⡀ A⠒⠤⣀  ⠈C⠒⠤⢄⣀                                                │╰──────────────────────────────────────────────────────────────────────╯
    │      │                 ⠈⠢⡀   ⠉⠒⠤A⣀   ⠉C⠒⠒⠒⠤⠤⠤C⣀⣀⣀                                    │╭─  labels  sets  decisions [disagree] ─────────────────── 122 images ─╮
    │      │                   B⠑⠢⢄⡀    ⠉⠑⠒⠤A⣀⣀        ⠉⠉⠉C⠒⠒⠢⠤⠤C⣀⣀⣀⣀⣀⣀                    ││   image truth      A says     B says                                 │
    │      │                       ⠈⠑⠢B⣀       ⠉⠉⠑⠒A⠤⠤⠤⠤⠤⠤A⣀⣀⡀         C⠉⠉⠉⠉⠉C⠉⠉⠉⠉⠉⠉C⠒⠒⠒⠒⠒C││▸     83 cat        ✗ dog      ✓ cat     ┃                            │
    │      │                            ⠉⠑⠒⠤B⣀⣀⣀             ⠈⠉⠉A⠒⠒⠒⠒⠒⠒A⠤⠤⠤⠤⠤A⣀⣀⣀⣀⣀⣀A⣀⣀⣀⣀⣀⡀││      84 cat        ✗ dog      ✓ cat     ┃                            │
    │      │                                    ⠉⠉⠉B⠒⠒⠒⠤⠤⠤B⣀⣀⡀                            A││      85 cat        ✗ dog      ✓ cat     ┃                            │
    │      │                                                 ⠈⠉⠉B                          ││      86 cat        ✗ dog      ✓ cat     ┃                            │
    │      ╰┬────────────┬────────────┬────────────┬────────────┬────────────┬────────────┬││      87 cat        ✗ cat+dog  ✓ cat     │                            │
    │       0          1000         2000         3000         4000         5000        step││      88 cat        ✗ cat+dog  ✓ cat     │                            │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯│      89 cat        ✗ cat+dog  ✓ cat     │                            │
    ╭─ measures ───────────────────────────────────────────────────────── validation part ─╮│      94 cat        ✗ none     ✗ cat+dog │                            │
    │  measure          A 0139 B 0142    B−A  95% interval     C 0135    C−A               ││      95 cat        ✗ none     ✗ cat+dog │                            │
    │▸ loss               .518   .423  -.095✓ [-.137, -.056]     .518       –              ││      96 cat        ✗ none     ✗ cat+dog │                            │
    │  macro-F1           .819   .884  +.065✓ [+.031, +.095]     .819       –              ││      97 cat        ✗ none     ✗ cat+dog │             …              │
    │  micro-F1           .822   .890  +.069✓ [+.038, +.098]     .822       –              ││      98 cat        ✗ none     ✗ cat+dog │                            │
    │  macro-AP           .890   .922  +.032✓ [+.010, +.051]     .890       –              ││      99 cat        ✗ none     ✗ cat+dog │                            │
    │  exact sets         .681   .820  +.139✓ [+.088, +.186]     .681       –              ││     100 cat        ✗ none     ✗ cat+dog │                            │
    │  hamming loss       .171   .114  -.058✓ [-.086, -.028]     .171       –              ││     101 cat        ✗ none     ✗ cat+dog │                            │
    │  any on negatives   .083   .033  -.050  [-.138, +.037]     .083       –              ││     102 cat        ✗ none     ✗ cat+dog │                            │
    │                                                                                      ││     103 dog        ✗ cat      ✓ dog     │                            │
    │                                                                                      ││     104 dog        ✗ cat      ✓ dog     │                            │
    │                                                                                      ││     105 dog        ✗ cat      ✓ dog     │                            │
    │                                                                                      ││     183 dog        ✗ cat+dog  ✗ cat     │                            │
    │                                                                                      ││     184 dog        ✗ cat+dog  ✗ cat     │                            │
    │                                                                                      ││     185 dog        ✗ cat+dog  ✗ cat     │                            │
    │                                                                                      ││     186 dog        ✗ cat+dog  ✗ cat     │                            │
    │  the same 339 images, drawn 200 times; thresholds A v1 f1, B v1 f1                   ││  only A right 18, only B right 65, neither 39                        │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────╯

     Space runs  ] next run  p pin  f fold seeds  v part  w who is right  Enter image  P pause  X stop  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let compare40x12 = #"""
    measures  A 0139 no~  >B 0142
      measure          A 0139 B 0142
    > loss               .518   .423
      macro-F1           .819   .884
      micro-F1           .822   .890
      macro-AP           .890   .922
      exact sets         .681   .820
      hamming loss       .171   .114
      any on negatives   .083   .033
      the same 339 images, drawn 200 time~

     Space runs  Tab pane  q leave
    """#
}
