/// Screens as they were drawn and looked at; a change of layout is a change here.
enum ExpectedScreens {
  // swift-format-ignore
  static let train80x24 = #"""
     1Runs [2Train] 3Labels  4Mix  5Confusion  6Samples  7Compare  8System  9Study
     0142 cats and dogs, mixed  ▶ RUNNING  ep 12/40  ETA 21m40s (±2m)  412 img/s
     epoch ━━━━━━━━━━━────  74%   total ━━━━╾──────────  29%   cpu 196%  mem 1.4 GB
    ╭─ loss  linear by step  EMA .90 ────────── train .275  val .276  ◆ .264 ep 9 ─╮
    │      │⢦⣀                                               ▲ validation  ● train │
    │      │⠑⠢⣀⢦⢄                                                                  │
    │    .6┤⠉⠳⠈⠒⠤▲⢄⢤⣀                                                              │
    │      │   ⠑⠓⢕⠑⠳⢤⣀⢕⢖⢤⢄⣀                                                        │
    │      │      ⠈⠑⠓⠑⢍⠑⠒●⣀⣀⡀⢖⢤⢤⢤⢄⣀⡀                                               │
    │    .4┤           ▲⠤⣀⡀⠵⠈⠉⠉⠒⠲⠢⠤⣀⣀⣀⢕⢖⢖⢖⢦⢤⢤⢤⣀⣀⣀⣀⡀                                │
    │      │              ⠈⠉⠒▲⠤⠤⢄⣀⣀⡀⠵⢕⠉⠉⠉⠑●⠒⠒⠲⠢⠤⠤⢄⣀⣀⣀⣀⣀⡀⢀⡀⢖⢖⢖⢖⢦⢤⢤⢤⢤⢤⢤⢤⣀⣀⣀⣀⣀⣀⣀⣀⣀⢀⣀  │
    │      │                       ▲⠉⠉⠉⠉⠉▲⠒⠒⠒⠒⠒▲⠤⠤⠤⠤⠤▲⣀⣈⣉⣈⣉▲●⣉⣉⣒⣋⠒⠲⠒⠲⠒⢴▲⣤⣤⣤⣤⣤▲⢄⣠⢄⣀⣀│
    │      │                                                ⠈⠉⠈⠉⠉▲⠉⠉⠉⠉⠉⠓⠓⠓⠓⠓⠓⠵⠵⠳⠵⠳⠵│
    │      ╰┬──────────────┬──────────────┬──────────────┬───────◆──────┬──────────│
    │       0            2000           4000           6000           8000     step│
    ╰──────────────────────────────────────────────────────────────────────────────╯
      label          thr    P    R   F1   AP    n+ prev F1 0-1        by epoch
      cat            .50 1.00  .90  .95  .95    20  .50 ━━━━━━━━━━━━╾ ▃▃▃▄▄▅▅▆▆▇▇▇
      dog            .50  .77  .77  .77  .67    13  .33 ━━━━━━━━━━─── ▂▂▃▃▄▄▄▅▅▆▆▆
      bicycle        .50  .50  .60  .55  .40    10  .25 ━━━━━━━────── ▂▂▂▂▂▃▃▄▄▅▅▄
      horse          .50    –    –    –    –     0  .00 –
     ! 10:44:12 validation loss rose 3 times in a row
     ! 10:44 plateau: validation loss up 3 evaluations    learning rate 6e-4 queued
     P pause  C checkpoint  L rate  X stop  + zoom  s smooth  ? help  q leave
    """#

  // swift-format-ignore
  static let trainAscii80x24 = #"""
     1Runs [2Train] 3Labels  4Mix  5Confusion  6Samples  7Compare  8System  9Study
     0142 cats and dogs, mixed  > RUNNING  ep 12/40  ETA 21m40s (+-2m)  412 img/s
     epoch ###########----  74%   total ####-----------  29%   cpu 196%  mem 1.4 GB
    +- loss  linear by step  EMA .90 ---------- train .275  val .276  * .264 ep 9 -+
    |      |::                                               x validation  o train |
    |      |'-.::                                                                  |
    |    .6+::'--x.::                                                              |
    |      |   :::'-..:::::                                                        |
    |      |      ::'-.'o-...:::::::                                               |
    |    .4+          'x-..::''----...:::::::::::::                                |
    |      |               ''x--...:::'''o'------.......:::::::::::::::::::::::::  |
    |      |                       x'''''x-----x-----x....ox.....-----.x...o.x.....|
    |      |                                                 ::::x'''''::::::::::::|
    |      ++--------------+--------------+--------------+-------*------+----------|
    |       0            2000           4000           6000           8000     step|
    +------------------------------------------------------------------------------+
      label          thr    P    R   F1   AP    n+ prev F1 0-1        by epoch
      cat            .50 1.00  .90  .95  .95    20  .50 ############- ....----^^^^
      dog            .50  .77  .77  .77  .67    13  .33 ##########--- .....-------
      bicycle        .50  .50  .60  .55  .40    10  .25 #######------ ____....----
      horse          .50    -    -    -    -     0  .00 -
     ! 10:44:12 validation loss rose 3 times in a row
     ! 10:44 plateau: validation loss up 3 evaluations    learning rate 6e-4 queued
     P pause  C checkpoint  L rate  X stop  + zoom  s smooth  ? help  q leave
    """#

  // swift-format-ignore
  static let train160x48 = #"""
     1 Runs  [2 Train]  3 Labels   4 Mix   5 Confusion   6 Samples   7 Compare   8 System   9 Study                                                          thresh
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
    │    .5┤         ⠈⢓⢕⠘⡄⠈⢱⢄⡀⢕⢕⢕⢕⢥⢤⡀                                                                         ││      │    ⢀⣀⣀⡤⠤⠤⠖⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒│
    │      │           ⠐⠵⢱⢕⢕⢕⠱●⡀⢕⢕⢕⢕⢕⢤⢄⡀                                                                      ││  1e-4┤ ⡤⠖⠋⠉⠁                                      │
    │      │             ⠑⢇⢕⢕⢕⠈⠱⠤⢄⡀⢕⢕⢕⢕⢝⢕⢦⢤                                                                   ││      │⡜⠁                                          │
    │      │              ⠘⡄⢓⣕⢕⢕⢕⢕⠱⠲⢆⢕⢕⢕⢕⢕⢕⢝⢆⢦⢄⡀                                                              ││      │⠁                                           │
    │      │               ⢱ ⠐⢕⣕⢕⢕⢕⢕⠈⠒⢤⠶⡀⢕⢕⢕⢕⢕⢕⢝⢦⢖⢤⣀                                                          ││      │⠅                                           │
    │      │                ▲⢄ ⠈⠱⢕⢕⢕⢕⢕⢕⢕⠙⠣⣤⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢕⢖⢤⣀⣀                                                    ││  1e-6┤⠅                                           │
    │    .4┤                  ⠑⢄  ⠑⠵⢕⢕⢕⢕⢕⢕⢕⠉⠒⠖⢆⡀⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢞⢦⢦⢄⣀                                              ││       0                    5000               step│
    │      │                    ⠑⢄   ⠑⠵⢕⢕⢕⢕⢕⢕⢕⢕⠙⠑⠴⢆⠤⡀⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢞⢖⢦⢤⢤ ⣀                                      │╰───────────────────────────────────────────────────╯
    │      │                      ⠑⢄    ⠉⠓⠕⣕⢕⢕⢕⢕⢕⢕⠈⢕⠈⠑●⣤⡴⣤⢀⡀⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢕⢝⢝⢖⢦⢔⢤⢤ ⣀⣀                            │╭─ gradient norm  1.02 ─────────────────────────────╮
    │      │                        ▲⠢⢄⡀   ⠈⠉⠋⢕⢕⣕⢕⢕⢕⢕⢕⢕⢕⠁⢕⠉⠘⠖⠢⢤⡄⢕⢕⢕⡀⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢕⢕⢝⢝⢕⢦⢔⢤⢤⣠⢤⢄  ⣀               ││     3┤⢦                                           │
    │      │                           ⠈⠑⠢⢄⡀    ⠈⠋⠳⢕⢕⣕⢕⢕⢕⢕⢕⢕⢕⢕⢕⠈⠉⠋⠚⠘⡔⠴⠢⢤⣀⢀⡄⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢞⢕⢝⢝⢖⢖⢖⢦⢤⣠⢤⣀⣀⣀  ⡀││      │⢣⢕⢄                                         │
    │      │                               ⠈▲⠒⠢⠤⣀⡀   ⠈⠋⠳⠓⣕⣕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⠁⠙⠈⠒⠛⠖⠤●⠤⣀⣀⡀⢠⡄⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢝⢝⢝││     2┤⠱⠑⢄⡀⢖⢤⣀⡀                                    │
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
     P pause  C checkpoint  L rate  X stop  M epochs  W patience  Q queue  + zoom  f follow  s smooth  x axis  y log  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let train40x10 = #"""
    ▶ RUNNING 0142  ep 12/40
    ETA 21m40s  ━━━━━━━────────────────  29%
    train .289  val .276  F1 .73
          │⢄⡀⡀        ▲ validation  ● train
        .5┤⠉⠈▲⠵⢄⣀⢄⣀⡀
          │    ⠉▲⠛⠭▲●⣢⠤⠤⢄⣀⣀⣀⣀⣀⢤⢄⣀⣀⣀⣀⣀⣀⣀⣀
          │           ▲⠉▲⠒⠒▲⠒⠓▲⠛●▲⠛▲⠯⠶▲⠒⠒▲⠒⠒
           0              5000          step
     ! 10:44 plateau: validation loss up 3…
     P pause  X stop  ? help  q leave
    """#

  // swift-format-ignore
  static let runs80x24 = #"""
    [1Runs] 2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System  9Study
    ╭─ runs 4 ─────────────────────────────────────────────────────────────────────╮
    │   run  status         title                      epoch   best F1   val loss  │
    │▸ 0142  ▶ running*     cats and dogs, mixed       12/40      .741       .244  │
    │  0139  ✓ done         no mix                     40/40      .655       .333  │
    │  0137  ✗ failed       rate .1                     1/40         –        nan  │
    │  0135  ~ interrupted  mix, three seeds            7/40      .701       .262  │
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
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter open  / filter  s sort  P pause  X stop  N new  ? help  q leave
    """#

  // swift-format-ignore
  static let runs160x48 = #"""
    [1 Runs]  2 Train   3 Labels   4 Mix   5 Confusion   6 Samples   7 Compare   8 System   9 Study                            ▶ 0142 running  ep 12/40  ETA 21m40s
    ╭─ runs 4 ─────────────────────────────────────────────────────────────────────────────────────────────────╮╭─ 0142 cats and dogs, mixed ──────────────────────╮
    │   run  status         title               epoch   best F1   val loss  ▼started    took  tags             ││ Must pictures of both be in the set?             │
    │▸ 0142  ▶ running*     cats and dogs, …    12/40      .741       .244     10:30  14m02s  mix q2           ││                                                  │
    │  0139  ✓ done         no mix              40/40      .655       .333    23 Nov   1h02m  base             ││ status     ▶ running in this process             │
    │  0137  ✗ failed       rate .1              1/40         –        nan    22 Nov   1m15s                   ││ epoch      12/40                                 │
    │  0135  ~ interrupted  mix, three seeds     7/40      .701       .262  Oct 2025  10m01s                   ││ step       9310/31040                            │
    │                                                                                                          ││ seed       7                                     │
    │                                                                                                          ││ started    2026-11-24 10:30:00                   │
    │                                                                                                          ││ took       14m02s                                │
    │                                                                                                          ││ tags       mix q2                                │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││ validation     best     last                     │
    │                                                                                                          ││ macro-F1       .741     .733                     │
    │                                                                                                          ││ macro-AP       .802     .798                     │
    │                                                                                                          ││ loss           .238     .244                     │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││ experiment                                       │
    │                                                                                                          ││ title: cats and dogs                             │
    │                                                                                                          ││ seed: 7                                          │
    │                                                                                                          ││ train:                                           │
    │                                                                                                          ││   epochs: 40                                     │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    │                                                                                                          ││                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────╯

     Enter open  / filter  s sort  Space mark  e again  t tag  n note  d archive  f finished  P pause  C checkpoint  L rate  X stop  N new  ? help  q leave
    """#

  // swift-format-ignore
  static let runs40x10 = #"""
    ╭─ runs 4 ─────────────────────────────╮
    │   run     title             best F1  │
    │▸ 0142  ▶  cats and dogs,…      .741  │
    │  0139  ✓  no mix               .655  │
    │  0137  ✗  rate .1                 –  │
    │  0135  ~  mix, three see…      .701  │
    │                                      │
    ╰──────────────────────────────────────╯

     Enter open  P pause  X stop  q leave
    """#

  // swift-format-ignore
  static let welcome80x24 = #"""
    [1Runs] 2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System  9Study
    ╭─ thresh ─────────────────────────────────────────────────────────────────────╮
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │   There is no run in this store yet.                                         │
    │                                                                              │
    │   ▸ pets  built in                                                           │
    │     Can drawn cats and dogs be told apart, and both?                         │
    │     Press Enter to train it: about 2,000 drawn pictures, two minutes.        │
    │                                                                              │
    │     photos  Experiments/photos.yaml                                          │
    │                                                                              │
    │     broken  Experiments/broken.yaml                                          │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter train it  Q queue  ? help  : commands  q leave
    """#
}
