/// The screens about the data of a run.
extension ExpectedScreens {
  // swift-format-ignore
  static let mix80x24 = #"""
     1Runs  2Train  3Labels [4Mix] 5Confusion  6Samples  7Compare  8System  9Study
     0142 cats and dogs, mixed  train 1400  val 200  test 200  ! 2 unreadable
    ╭─ label sets 7 ───────────────── ! 3 with fewer than 10 in train  most first ─╮
    │    label set            train    val   tune   test share of train            │
    │▸   cat                    580     81     83     84   41% ━━━━━━━╾──────────  │
    │    dog                    560     80     72     77   40% ━━━━━━━───────────  │
    │    none                   190     20     22     19   14% ━━╾───────────────  │
    │    cat+dog                 57     19     16     18  4.1% ╾─────────────────  │
    │  ! bicycle                  9      0      3      1   .6% ╾─────────────────  │
    │  ! horse                    4      1      0      1   .3% ╾─────────────────  │
    │  ! cat+bicycle              0      0      2      1    0% ──────────────────  │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ findings  2 to mend  2 to know ─────────────────────────────────────────────╮
    │ ! Only 4 images in train show horse, fewer than the 10 a label needs.        ┃
    │   Add images that show horse, or leave the label out.                        ┃
    │ ! Source stables tells horse by itself: all 6 images that show it come from  ┃
    │   there, and the network may learn the source.                               ┃
    │   Add images with horse from photos, or images without it from stables.      │
    │ i No image shows both dog and bicycle.                                       │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     s sort  H hold out  P pause  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let mixRated80x24 = #"""
     1Runs  2Train  3Labels [4Mix] 5Confusion  6Samples  7Compare  8System  9Study
     0139 cats and dogs, mixed  train 1400  val 200  test 200  ! 2 unreadable
    ╭─ label sets 7  right on tune ──────────── ! 3 below 10 in train  most first ─╮
    │    label set        train    val   tune   test right 95%          gap share  │
    │▸   cat                580     81     83     84   .89 .81-.94       –    41%  │
    │    dog                560     80     72     77   .92 .83-.96       –    40%  │
    │    none               190     20     22     19   .91 .72-.97       –    14%  │
    │    cat+dog             57     19     16     18   .25 .10-.49    -.60✗  4.1%  │
    │  ! bicycle              9      0      3      1   .33 .06-.79       –    .6%  │
    │  ! horse                4      1      0      1     – –             –    .3%  │
    │  ! cat+bicycle          0      0      2      1   .00 .00-.66    -.30     0%  │
    │                                                                              │
    │  cat: 74 of 83 right                                                         │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ findings  2 to mend  2 to know ─────────────────────────────────────────────╮
    │ ! Only 4 images in train show horse, fewer than the 10 a label needs.        ┃
    │   Add images that show horse, or leave the label out.                        ┃
    │ ! Source stables tells horse by itself: all 6 images that show it come from  ┃
    │   there, and the network may learn the source.                               ┃
    │   Add images with horse from photos, or images without it from stables.      │
    │ i No image shows both dog and bicycle.                                       │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     s sort  Enter images  H hold out  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let mixRated160x48 = #"""
     1 Runs   2 Train   3 Labels  [4 Mix]  5 Confusion   6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 cats and dogs, mixed  train 1400  validation 200  tune 200  test 200  cardinality 1.03  MeanIR 47.9  ! 2 unreadable
    ╭─ label sets 7  right on tune ──────────────────────────── ! 3 below 10 in train  most first ─╮╭─ findings  2 to mend  2 to know ─────────────────────────────╮
    │    label set        train    val   tune   test right 95%          gap share of train         ││ ! Only 4 images in train show horse, fewer than the 10 a     │
    │    cat                580     81     83     84   .89 .81-.94       –    41% ━━━━━━─────────  ││   label needs.                                               │
    │    dog                560     80     72     77   .92 .83-.96       –    40% ━━━━━━─────────  ││   Add images that show horse, or leave the label out.        │
    │    none               190     20     22     19   .91 .72-.97       –    14% ━━─────────────  ││                                                              │
    │▸   cat+dog             57     19     16     18   .25 .10-.49    -.60✗  4.1% ╾──────────────  ││ ! Source stables tells horse by itself: all 6 images that    │
    │  ! bicycle              9      0      3      1   .33 .06-.79       –    .6% ╾──────────────  ││   show it come from there, and the network may learn the     │
    │  ! horse                4      1      0      1     – –             –    .3% ╾──────────────  ││   source.                                                    │
    │  ! cat+bicycle          0      0      2      1   .00 .00-.66    -.30     0% ───────────────  ││   Add images with horse from photos, or images without it    │
    │  cat+dog: 4 of 16 right; alone its labels promise .85; gap [-.76, -.33]                      ││   from stables.                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ labels 4  balanced by oversampling ──────────────────────────────────────────── most first ─╮│ i No image shows both dog and bicycle.                       │
    │    label         train    val   tune   test unknown  IRLbl share of train          balanced  ││   If the two can meet, add some that do.                     │
    │▸   cat             712    102    101    104       0    1.0   51% ━━━━━━──────     712 → 724  ││                                                              │
    │    dog             664     99     90     96       0    1.1   47% ━━━━━╾──────     664 → 671  ││ i 240 images say nothing about bicycle.                      │
    │    bicycle          61      9     11      8     240   11.7  4.4% ╾───────────      61 → 240  ││                                                              │
    │  ! horse             4      1      0      1       0  178.0   .3% ╾───────────        4 → 48  ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ together  images with both, and phi below the diagonal ─────────────────────────────────────╮│                                                              │
    │            cat   dog bicy… horse                                                             ││                                                              │
    │▸ cat       712    57    52     0                                                             ││                                                              │
    │  dog      -.87   664     0     0                                                             ││                                                              │
    │  bicycle  +.15  -.20    61     0                                                             ││                                                              │
    │  horse    -.05  -.05     –     4                                                             ││                                                              │
    │  cat and dog: 57 images, 8.0% of cat, 8.6% of dog, phi -.87                                  ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              │╰──────────────────────────────────────────────────────────────╯
    │                                                                                              │╭─ data ───────────────────────────────────────────────────────╮
    │                                                                                              ││ images      1400 train, 200 validation, 200 tune, 200 test   │
    │                                                                                              ││ labels      4 in 7 sets, cardinality 1.03, MeanIR 47.9       │
    │                                                                                              ││ mix         cat+dog: 57 of 190 images; cat+bicycle: held out │
    │                                                                                              ││ balance     oversampling                                     │
    │                                                                                              ││ sizes       120x160 to 1200x1600 pixels, trained on at 64x64 │
    │                                                                                              ││ duplicates  3 exact and 5 near groups, 2 across parts        │
    │                                                                                              ││ unreadable  2 images                                         │
    │                                                                                              ││ sources     photos: 1500 images, 251 without any label       │
    │                                                                                              ││             cat 820, dog 700, bicycle 89                     │
    │                                                                                              ││             stables: 500 images, 0 without any label         │
    │                                                                                              ││             dog 249, cat 199, horse 6                        │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────╯
                                                                                                                                          learning rate 6e-4 queued
     s sort  Enter images  H hold out  Q queue  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let mix160x48 = #"""
     1 Runs   2 Train   3 Labels  [4 Mix]  5 Confusion   6 Samples   7 Compare   8 System   9 Study                            ▶ 0142 running  ep 12/40  ETA 21m40s
     0142 cats and dogs, mixed  train 1400  validation 200  tune 200  test 200  cardinality 1.03  MeanIR 47.9  ! 2 unreadable
    ╭─ label sets 7 ───────────────────────────────── ! 3 with fewer than 10 in train  most first ─╮╭─ findings  2 to mend  2 to know ─────────────────────────────╮
    │    label set                    train    val   tune   test share of train                    ││ ! Only 4 images in train show horse, fewer than the 10 a     │
    │▸   cat                            580     81     83     84   41% ━━━━━━━━━━━───────────────  ││   label needs.                                               │
    │    dog                            560     80     72     77   40% ━━━━━━━━━━╾───────────────  ││   Add images that show horse, or leave the label out.        │
    │    none                           190     20     22     19   14% ━━━╾──────────────────────  ││                                                              │
    │    cat+dog                         57     19     16     18  4.1% ━─────────────────────────  ││ ! Source stables tells horse by itself: all 6 images that    │
    │  ! bicycle                          9      0      3      1   .6% ╾─────────────────────────  ││   show it come from there, and the network may learn the     │
    │  ! horse                            4      1      0      1   .3% ╾─────────────────────────  ││   source.                                                    │
    │  ! cat+bicycle                      0      0      2      1    0% ──────────────────────────  ││   Add images with horse from photos, or images without it    │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   from stables.                                              │
    ╭─ labels 4  balanced by oversampling ──────────────────────────────────────────── most first ─╮│                                                              │
    │    label         train    val   tune   test unknown  IRLbl share of train          balanced  ││ i No image shows both dog and bicycle.                       │
    │▸   cat             712    102    101    104       0    1.0   51% ━━━━━━──────     712 → 724  ││   If the two can meet, add some that do.                     │
    │    dog             664     99     90     96       0    1.1   47% ━━━━━╾──────     664 → 671  ││                                                              │
    │    bicycle          61      9     11      8     240   11.7  4.4% ╾───────────      61 → 240  ││ i 240 images say nothing about bicycle.                      │
    │  ! horse             4      1      0      1       0  178.0   .3% ╾───────────        4 → 48  ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ together  images with both, and phi below the diagonal ─────────────────────────────────────╮│                                                              │
    │            cat   dog bicy… horse                                                             ││                                                              │
    │▸ cat       712    57    52     0                                                             ││                                                              │
    │  dog      -.87   664     0     0                                                             ││                                                              │
    │  bicycle  +.15  -.20    61     0                                                             ││                                                              │
    │  horse    -.05  -.05     –     4                                                             ││                                                              │
    │  cat and dog: 57 images, 8.0% of cat, 8.6% of dog, phi -.87                                  ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              │╰──────────────────────────────────────────────────────────────╯
    │                                                                                              │╭─ data ───────────────────────────────────────────────────────╮
    │                                                                                              ││ images      1400 train, 200 validation, 200 tune, 200 test   │
    │                                                                                              ││ labels      4 in 7 sets, cardinality 1.03, MeanIR 47.9       │
    │                                                                                              ││ mix         cat+dog: 57 of 190 images; cat+bicycle: held out │
    │                                                                                              ││ balance     oversampling                                     │
    │                                                                                              ││ sizes       120x160 to 1200x1600 pixels, trained on at 64x64 │
    │                                                                                              ││ duplicates  3 exact and 5 near groups, 2 across parts        │
    │                                                                                              ││ unreadable  2 images                                         │
    │                                                                                              ││ sources     photos: 1500 images, 251 without any label       │
    │                                                                                              ││             cat 820, dog 700, bicycle 89                     │
    │                                                                                              ││             stables: 500 images, 0 without any label         │
    │                                                                                              ││             dog 249, cat 199, horse 6                        │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────╯
                                                                                                                                          learning rate 6e-4 queued
     s sort  H hold out  P pause  C checkpoint  L rate  X stop  M epochs  W patience  Q queue  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let mix40x10 = #"""
    label sets  train 1400  ! 2 unreadable
        label set       train    val share
    ▸   cat               580     81   41% ┃
        dog               560     80   40% ┃
        none              190     20   14% ┃
        cat+dog            57     19  4.1% ┃
      ! bicycle             9      0   .6% ┃
      ! horse               4      1   .3% │
                  learning rate 6e-4 queued
     s sort  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let samples80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion [6Samples] 7Compare  8System  9Study
    ╭─ samples  0142 cats and dogs, mixed ──────────────────────────── 1–2 of 300 ─╮
    │ original            epoch 1             epoch 2             epoch 3          │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ │
    │ cat  photos/img_1000.jpg                                                     │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀      ▀▀▀▀▀▀▀▀▀▀▀▀▀▀  │
    │ dog  photos/img_1001.jpg                cat+dog                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     r other variants  + larger  - smaller  P pause  ? help  : commands  q leave
    """#

  // swift-format-ignore
  static let samplesAscii80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion [6Samples] 7Compare  8System  9Study
    +- samples  0142 cats and dogs, mixed ---------------------------- 1-2 of 300 -+
    | original            epoch 1             epoch 2             epoch 3          |
    |    ...::---===++       ..:::---===++      ...:::---===++      ...:::---===++ |
    |   ...:::--===+++      ...:::--===+++      ..:::---===+++     ...:::---===+++ |
    |  ...:-=======++*     ...::-======++*     ...:::=+++++++*     ...::--=++++++* |
    | ...:=========++*    ...::=========+*    ...:::+++++++++*    ...:::-+++++++++ |
    | ...:=========+**    ..:::=========**    ..:::-+++++++++*    ..:::--+++++++++ |
    | ..::-=======+***    ..::-========+**    .:::--=++++++++*    .:::---=+++++++* |
    | .:::--====++***#    .:::---==+++***#    .:::--==+++++**#    .::---===++++**# |
    | :::---===+++**##    :::---===+++**##    :::---==+++***##    :::--===+++***## |
    | cat  photos/img_1000.jpg                                                     |
    |     ...::---===         ..:::---===        ...:::---===        ...:::---===  |
    |    ...:::--===+        ...:::--===+        ..:::---===+       ...:::---===+  |
    |   ...-========+       ...:-======++       ...::=+++++++       ...::-=++++++  |
    |  ...=========++      ...:=========+      ...::+++++++++      ...:::++++++++  |
    |  ...=========++      ..::=========+      ..:::+++++++++      ..:::-++++++++  |
    |  ..:-=======++*      ..::========+*      .:::-=++++++++      .:::--=+++++++  |
    |  .:::-=====++**      .:::--===+++**      .:::--==++++**      .::---==+++++*  |
    |  :::---===+++**      :::---===+++**      :::---==+++***      :::--===+++***  |
    | dog  photos/img_1001.jpg                cat+dog                              |
    +------------------------------------------------------------------------------+
                                                          learning rate 6e-4 queued
     r other variants  + larger  - smaller  P pause  ? help  : commands  q leave
    """#

  // swift-format-ignore
  static let samplesAscii40x10 = #"""
    original      epoch 1       epoch 2
      ..::---==+    ..::--===+    ..::--==++
     ..::--===++   ..:::====++   ..::--==+++
     ..-======+*  ...:-=====+*  ..:::=++++++
    ..:=======+*  ..::=======*  ..::-+++++++
    .::-====++**  .::--====+**  .::--==++++*
    :::--==++**#  ::---==++**#  ::---==++**#
    cat  photos/img_1000.jpg        1 of 300
                  learning rate 6e-4 queued
     r other variants  ? help  q leave
    """#
}
