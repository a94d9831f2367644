extension ExpectedScreens {
  // swift-format-ignore
  static let queue = #"""
     1Runs [2Train] 3Labels  4Mix  5Confusion  6Samples  7Compare  8System  9Study
     0142 cats and dogs, mixed  ▶ RUNNING  ep 12/40  ETA 21m40s (±2m)  412 img/s
     epoch ━━━━━━━━━━━────  74%   total ━━━━╾──────────  29%   cpu 196%  mem 1.4 GB
    ╭─ loss  linear by step  EMA .90 ────────── train .275  val .276  ◆ .264 ep 9 ─╮
    │      │⢦⣀                                               ▲ validation  ● train │
    │      │⠑⠢⣀⢦⢄                                                                  │
    │ ╭─ queue 3  1 at once ──────────────────────────────────────── Esc closes ─╮ │
    │ │        run  title                             seed      epoch     since  │ │
    │ │▸   ▶  0142  cats and dogs, mixed*                7      12/40     10:30  │ │
    │ │    1  0143  cats and dogs, mixed                 8       0/40     09:45  │ │
    │ │    2  0144  cats and dogs, mixed                 9       0/40     09:45  │ │
    │ │    3  0135  mix, three seeds                     3       7/40     09:45  │⣀│
    │ │                                                                          │⠵│
    │ │  process 4711 on tern works on it                                        │─│
    │ │                                                                          │p│
    ╰─│  Enter open  K earlier  J later  F next  x take out  p pause             │─╯
      │  + more at once  - fewer  s start                                        │
      ╰──────────────────────────────────────────────────────────────────────────╯
      dog            .50  .77  .77  .77  .67    13  .33 ━━━━━━━━━━─── ▂▂▃▃▄▄▄▅▅▆▆▆
      bicycle        .50  .50  .60  .55  .40    10  .25 ━━━━━━━────── ▂▂▂▂▂▃▃▄▄▅▅▄
      horse          .50    –    –    –    –     0  .00 –
     ! 10:44:12 validation loss rose 3 times in a row
     ! 10:44 plateau: validation loss up 3 evaluations    learning rate 6e-4 queued
     Enter accept  Esc back  ↑ previous  ↓ next
    """#

  // swift-format-ignore
  static let wideQueue = #"""
     1 Runs  [2 Train]  3 Labels   4 Mix   5 Confusion   6 Samples   7 Compare   8 System   9 Study                                                         queue 3
     0142 cats and dogs, mixed  ▶ RUNNING  ep 12/40  step 9310/31040  ETA 21m40s (±2m)  412 img/s
    ╭─ loss  linear by step  EMA .90 ───────────────────────────────────── train .275  val .276  ◆ .264 ep 9 ─╮╭─ run ─────────────────────────────────────────────╮
    │      │                                                                            ▲ validation  ● train ││ epoch     12/40       ━━━━━━━━━━━━━━━━╾─────  74% │
    │      │⢥                                                                                                 ││ step      9310/31040  ━━━━━━╾───────────────  29% │
    │      │⢕⢥                                                                                                ││ ETA       21m40s (±2m)  ends about 11:06          │
    │    .7┤⡀⢕⢕                                                                                               ││ elapsed   14m02s                                  │
    │      │⠘⡄⢕⢥                                                                                              ││ pace      412 images/s  cpu 196%                  │
    │      │⢕⠘⡄⢕⢕⠄                                                                                            ││ memory    1.4 GB  plan 212 MB                     │
    │      │⣕⢕⠸⡀⢕⢝⠄                                                                                           ││ best      F1 .741  AP .802  val .238              │
    │      │⠰⣕⢕⠙⡄⢕⢝⢆                                                                                          ││ last      F1 .733  AP .798  val .244              │
    │      │ ⠐⢕⢕⠱⡆⢕⢕▲⠄                                                                                        ││ seed      7                                       │
    │    .6┤  ⠉⣕⢕⠘⢆⡀⠘⡄⢤⡀                                                                                      ││ tags      mix q2                                  │
    │      │   ⠐⣕⢕⢕⢱⢕⢱⢕⢕⠄                                                                                     ││ question  Must pictures of both be in the set?    │
    │      │    ⠐⣕⢕⢕⢣⢕⢇⢕⢝⢥⣀                                                                                   ││                                                   │
    │      │     ⠈⠳⢕⢕⠑⢜⡄⢕⢕⢕⢅⠄                                                                                 ││                                                   │
    │      │       ⠱⢕⢕⢕⢹⢢⢕⢕⢕⢝⢖⠄⡀                                                                              │╰───────────────────────────────────────────────────╯
    │      │        ⠱⢕⢕⢕⢇⠱⣀⡄⢕⢕⢝⢥⢆⣀                                                                            │╭─ learning rate  9.6e-4 ───────────────────────────╮
    │    .5┤         ⠈⢓⢕⠘⡄⠈⢱⢄⡀⢕⢕⢕⢕⢥⢤⡀ ╭─ queue 3  1 at once  paused ──────────────────────────────────────────────── Esc closes ─╮⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒│
    │      │           ⠐⠵⢱⢕⢕⢕⠱●⡀⢕⢕⢕⢕⢕⢤│        run  title                                             seed      epoch     since  │                                 │
    │      │             ⠑⢇⢕⢕⢕⠈⠱⠤⢄⡀⢕⢕⢕│▸   ▶  0142  cats and dogs, mixed*                                7      12/40     10:30  │                                 │
    │      │              ⠘⡄⢓⣕⢕⢕⢕⢕⠱⠲⢆⢕│    1  0143  cats and dogs, mixed                                 8       0/40     09:45  │                                 │
    │      │               ⢱ ⠐⢕⣕⢕⢕⢕⢕⠈⠒│    2  0144  cats and dogs, mixed                                 9       0/40     09:45  │                                 │
    │      │                ▲⢄ ⠈⠱⢕⢕⢕⢕⢕│    3  0135  mix, three seeds                                     3       7/40     09:45  │                                 │
    │    .4┤                  ⠑⢄  ⠑⠵⢕⢕│                                                                                          │          5000               step│
    │      │                    ⠑⢄   ⠑│  no process works on it                                                                  │─────────────────────────────────╯
    │      │                      ⠑⢄  │                                                                                          │.02 ─────────────────────────────╮
    │      │                        ▲⠢│  Enter open  K earlier  J later  F next  x take out  p go on  + more at once  - fewer    │                                 │
    │      │                          │  s start                                                                                 │                                 │
    │      │                          ╰──────────────────────────────────────────────────────────────────────────────────────────╯                                 │
    │    .3┤                                     ⠈⠉⠒▲⠤⠤⢄⣀⣀⡀⠉⠓⠳⠕⢕⣕⣕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⠈⠈⠃⠘⠖⠲⠑⠤⣠⢤⢕⣠⣀⡀⢕⢕⣀⢕⢕⡀⢕⢕⢕⢕⢕⢕⢕⢕││      │ ⠈⠳⠈⠑⠢⠤⣀⣀⡀⢕⢖⢖⢖⢤⢤⢤⢤⢤⢄⢤⢤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡀⡀⢀⣀   │
    │      │                                              ⠈⠉⠉▲⠒⠒⠒⠤⠤⠤⠤▲⣀⣀⣀⣕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⠉⠁⠁⠙⠉⠉⠉⠒⠺⠈⠳●⢄⣠⣄⢄⣀⡀││     1┤    ⠉⠓⠳⠵⢕⠈⠉⠉⠑⠒⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⡤⢄⣠⢄⣀⣀⣀⣀⡤⣀⣀⣀⣀│
    │      │                                                             ⠉⠉⠉⠉▲⠒⠒⠒⠢⠤⠤⠤▲⣀⣀⣀⡤⠤⠤⠤▲⠒⠒⠒⠒⠒⠒⠒▲⢕⢕⢕⠁⠈⢕⢕⠈││      │           ⠈⠉⠉⠉⠉⠑⠑⠓⠓⠓⠓⠓⠓⠓⠳⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵⠵│
    │      │                                                                       ⠁⠉⠉⠑⠑⠓⠓⠵⠓⣕⣕⣕⣕⣕⢕⢕⢕⣕⢕⢕⢕⢕⢕⢕⢕⢕⢕││       0                    5000               step│
    │      │                                                                                   ⠈⠈⠉⠋⠉⠐⠋⠓⠵⠓⠵⢕⡕⣕⣕│╰───────────────────────────────────────────────────╯
    │      │                                                                                                  │╭─ log ─────────────────────────────────────────────╮
    │      ╰┬────────────────────┬────────────────────┬────────────────────┬─────────◆─────────┬──────────────││  10:42:00 epoch 11: train .244, val .246, macro-F…│
    │       0                  2000                 4000                 6000                8000         step││  10:43:31 checkpoint at step 9300                 │
    ╰─────────────────────────────────────────────────────────────────────────────────────────────────────────╯│! 10:44:12 validation loss rose 3 times in a row   │
    ╭─ labels  validation ep 11  macro-F1 .754 over 3 of 4  macro-AP .672  exact .550 ────────────────────────╮│                                                   │
    │  label                thr     P     R    F1    AP     n+  prev  F1 0-1              by epoch            ││                                                   │
    │  cat                  .50  1.00   .90   .95   .95     20   .50  ━━━━━━━━━━━━━━━━━─  ▃▃▃▃▄▄▄▅▅▅▆▆▆▆▇▇▇▇  ││                                                   │
    │  dog                  .50   .77   .77   .77   .67     13   .33  ━━━━━━━━━━━━━━────  ▂▂▃▃▃▄▄▄▄▄▅▅▅▅▆▆▆▆  ││                                                   │
    │  bicycle              .50   .50   .60   .55   .40     10   .25  ━━━━━━━━━━────────  ▂▂▂▂▂▂▂▃▃▃▄▄▄▄▅▅▅▄  ││                                                   │
    │  horse                .50     –     –     –     –      0   .00  –                                       ││                                                   │
    ╰─────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰───────────────────────────────────────────────────╯
     ! 10:44 plateau: validation loss up 3 evaluations  i put away                                                                        learning rate 6e-4 queued
     Enter accept  Esc back  ↑ previous  ↓ next
    """#
}
