/// Studies on large and small screens, and those that are not like most.
extension ExpectedScreens {
  // swift-format-ignore
  static let study160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix   5 Confusion   6 Samples   7 Compare   8 System  [9 Study]                                       ▶ 0142 running  ep 12/40
     cats and dogs  Must the training set hold pictures of both?                                                                                       study 1 of 2
     12/18 runs done  1 trains  1 waits  2 missing  1 held  1 failed  ETA 2m35s  trained 71%  seeds 3, 1 whole  steps 2000  images 1000  alpha .05 holm
    ╭─ arms  cat+dog told exactly ────────────────────────────────────────────────────── tuned thresholds  ● done  ▶ trains  ◌ waits  · missing  ~ held  ✗ failed ─╮
    │  arm         seeds   phi   cat 95% CI     dog 95% CI   ▸cat+dog 95% CI    none 95% CI   weighted 95% CI   0       cat+dog        1 trained on                │
    │▸ singles     ●●●   -1.00   .93 .88–.98    .91 .86–.96       .18 .13–.23    .42 .37–.47       .74 .69–.79  ━━━├●┤·················· cat 500, dog 500          │
    │  both 2.5%   ●●●    -.95   .92 .87–.97    .90 .85–.95       .41 .36–.46    .40 .35–.45       .76 .71–.81  ━━━━━━━━├●─┤············ cat 488, dog 487, cat+d…  │
    │  both 10%    ●●●    -.82   .91 .86–.96    .90 .85–.95       .63 .58–.68    .38 .33–.43       .77 .72–.82  ━━━━━━━━━━━━━├●─┤······· cat 450, dog 450, cat+d…  │
    │  neither 10% ●▶◌    -.80   .90 .85–.95    .89 .84–.94       .12 .07–.17    .85 .80–.90       .81 .76–.86  ━━├●┤··················· cat 450, dog 450, none …  │
    │  swap 2.5%   ●✗·    -.90   .92 .87–.97    .90 .85–.95       .43 .38–.48    .68 .63–.73       .81 .76–.86  ━━━━━━━━━├●┤············ cat 475, dog 475, cat+d…  │
    │  swap 10%    ●~·    -.60   .90 .85–.95    .88 .83–.93       .66 .61–.71    .86 .81–.91       .86 .81–.91  ━━━━━━━━━━━━━━├●┤······· cat 400, dog 400, cat+d…  │
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05                                                                                   │
    │  found alone     cat .95  dog .93   falsely told  cat .04  dog .06                                                                                           │
    │  found together  cat .61  dog .35   at least  one .97                                                                                                        │
    │  any label told  none .58   by energy  none .44                                                                                                              │
    │  sum of scores   cat 1.01  dog 1.02  cat+dog 1.14  none .97                                                                                                  │
    │  heads coupled   cat -.92  dog -.90  cat+dog -.88  none -.95                                                                                                 │
    │  cat told apart  beside the other .71  from nothing .68  from the other .99                                                                                  │
    │  dog told apart  beside the other .66  from nothing –  from the other .99                                                                                    │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
    ╭─ dose  cat+dog told exactly ───────────────────────── ● both  ▲ swap ─╮╭─ verdicts ───────────────────────── • primary, against singles, margin ±.02, tuned ─╮
    │      │                                                            ⣀⠄  ││    arm         figure   effect -.55    0   +.55 95% interval p adj verdict          │
    │      │                                                        ⣀⢤⢖⢝⣕⠅  ││▸ • both 2.5%   cat+dog    +.23        ░│░├●┤    [+.15, +.31]  <.01 ✓ better         │
    │      │                                                    ⣀⢤⢖⢝⣵⢕⢀⣠⠴▲  ││  • both 10%    cat+dog    +.45        ░│░   ├●┤ [+.38, +.52]  <.01 ✓ better         │
    │      │                                                ⣀⢤⢖⢝⣵⢕⢀⣠⠴⠚⢉⣠⠴●  ││  • both 10%    weighted   +.03        ├●┤       [-.02, +.08]   .21 ? not resolved   │
    │    .6┤                                           ⢀⣠⢤⢖⣝⢵⢗⢀⣠⠴⠚⢉⣠⠴⠚⠉⢗⢝⡅  ││  • neither 10% cat+dog    -.06       ├●│░       [-.09, -.03]   .02 ✗ worse          │
    │      │                                       ⢀⣠⢔⢞⣕⢵⢗⢀⣠⠴⠚⣉⡤⠖⠋⠉⢗⢝⡵⠕⠋⠁   ││  • neither 10% none       +.43        ░│░   ●┤  [+.37, +.49]  <.01 ✓ better         │
    │      │                                   ⢀⣠⢔⢞⣵⢕⢟⣀⡤⠖⢋⣉⡤⠖⠋⠁⢟⣕⠵⠕⠋⠁       ││    swap 2.5%   cat        -.01        ●│░       [-.02, .00]    .60 = no difference  │
    │      │                               ⢀⣠⢔⢞⣵⢕⢟⣀⡤⠖⢋⣡⠴⠚⠉⢕⢟⣕⠵⠓⠉            ││    swap 10%    dog        -.03        ●│░       –                – –                │
    │      │                           ⢀⣠⢔⣞⢵⢗⢝⣀⡤⠖⣋⡥⠴⠚⠉⢕⢟⡵⠵⠓⠉                ││                                                                                     │
    │      │                        ⣀⢔⣞⢵⢗⢝⣠▲⠖⣋⡥⠖⠋⠁⢕⢟⡵⠕⠋⠁                    ││                                                                                     │
    │    .4┤                    ⣀⢤⣶⢽⢗⢝⣀⡤⢖⣫⠵●⠋⠁⢕⣟⠵⠕⠋⠁                        ││                                                                                     │
    │      │                ⣀⢤⣶⢝⢟⢕⣀⡤⢖⣫⠵⠚⠉⣵⢕⣟⠵⠓⠉                             ││  With both 2.5% the network tells 41% of the images of cat and dog exactly, with    │
    │      │            ⣀⢤⣶⢝⢟⢕⣀⡤⣖⡯⠗⠚⠉⣵⢕⣟⠵⠓⠉                                 ││  singles 18%: 23 points more (95% interval 15 to 31).                               │
    │      │        ⢀⣠⢴⢞⢝⢕⢀⡤⣖⡯⠗⠋⠁⣵⢕⡿⠕⠋⠁                                     │╰─────────────────────────────────────────────────────────────────────────────────────╯
    │      │    ⢀⣠⢴⢞⢝⢕⢀⣠⣴⠾⠛⠉⠁⣕⢵⡷⠝⠋⠁                                         │╭─ advice ────────────────────────────────────────────────────────────────────────────╮
    │      │⢀⣠⢴⢞⢝⢕⢀⣠⣴⠾⠛⠉⢕⣕⣵⠷⠝⠋⠁                                             ││ ✓ yes          Give some images with both.                                          ┃
    │      │⢕⢕⢀⣠⡴⠞⠋⠁⢕⣕⣵⠷⠛⠉                                                  ││                Exact on cat+dog .18 without, .63 with 10%.                          ┃
    │    .2┤●⠞⠋⠁⢕⢕⣵⠵⠛⠉                                                      ││ ? not resolved Give negatives; they matter more.                                    ┃
    │      │⢕⢕⡵⠕⠋⠉                                                          ││                On none .42 to .85, on both no gain; which weighs more depends on    ┃
    │      │⠋⠁                                                              ││                the weights.                                                         ┃
    │      ╰┬──────────────────────────────┬─────────────────────────────●──││ – not tested   All labels must be equally many, or the model is biased.             ┃
    │      0%                            2.5%                           10% ││                The study has no arm with skewed labels.                             ┃
    │ ● 10% is enough: 100 images of cat and dog.                           ││                                                                                     │
    │ ▲ What is enough is not resolved.                                     ││ A network that has only seen single animals tells 18% of the pictures with both     │
    ╰───────────────────────────────────────────────────────────────────────╯╰─────────────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  r continue  E export  o next study  P pause  C checkpoint  X stop  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let studyBegun80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     garments
     0/4 runs done  1 trains  1 waits  2 missing  ETA 26m30s  seeds 2  steps 4000
    ╭─ arms ──────────────────────────────────────── ▶ trains  ◌ waits  · missing ─╮
    │  arm      seeds                                                              │
    │▸ singles  ▶◌                                                                 │
    │  swap 10% ··                                                                 │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ [dose] verdicts  advice  ───────────────────────────────────────────────────╮
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                              no run is done yet                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     r continue  P pause  X stop  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let noStudy80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]







         There is no study yet. A study trains one network on several mixes of
        the training set, each with the same seeds, and says which label sets it
            must hold. This starts one, which is shown here while it trains:

                        thresh study Experiments/pets-study.yaml

                                    1 lists the runs








     P pause  C checkpoint  L rate  X stop  Q queue  ? help  : commands  q leave
    """#

  // swift-format-ignore
  static let longStudy80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     everything that can be tried about networks and their heads  Must the trainin…
     25/25 runs done  seeds 40, 1 whole  steps 100  images 1000  alpha .05 holm
    ╭─ arms ──────────────────────────────────────────── tuned thresholds  ● done ─╮
    │  arm                  seeds        automob… bicycle ▸none 95% CI   weighted  │
    │▸ head separate netwo… ●                 .00       –     – –               – ┃│
    │  head separate netwo… ●                 .05       –     – –               – ││
    │  head separate netwo… ●                 .10       –     – –               – ││
    │  head separate netwo… ●                 .15       –     – –               – ││
    │  head separate netwo… ●                 .20       –     – –               – ││
    │  head separate netwo… ●                 .25       –     – –               – ││
    │  head separate netwo… ●                 .30       –     – –               – ││
    │  head separate networks with a long name, number 1  none 4, cat 1, cat+dog…  │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ [dose] verdicts  advice  ─────────────────────────────── none told exactly ─╮
    │  arm                               0                 none                 1  │
    │▸ head separate networks with…    –                                          ┃│
    │  head separate networks with…    –                                          ││
    │  head separate networks with…    –                                          ││
    │  head separate networks with…    –                                          ││
    │  head separate networks with…    –                                          ││
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let study40x10 = #"""
    arms  12/18 runs done  1 failed
      arm         seeds >cat+dog weighted
    > singles     ###        .18      .74  #
      both 2.5%   ###        .41      .76  #
      both 10%    ###        .63      .77  #
      neither 10% #>.        .12      .81  #
      swap 2.5%   #x_        .43      .81  :
      singles  cat 500, dog 500  phi -1.00

     Enter its runs  f figure  Tab pane
    """#

  // swift-format-ignore
  static let studyVerdicts40x10 = #"""
    verdicts  12/18 runs done  1 failed
      arm         figure   verdict
    > both 2.5%   cat+dog  + better        #
      both 10%    cat+dog  + better        #
      both 10%    weighted ? not resolved  #
      neither 10% cat+dog  x worse         :
      neither 10% none     + better        :
      With both 2.5% the network tells 41~

     Enter its runs  f figure  Tab pane
    """#

  // swift-format-ignore
  static let studyDoseASCII = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     doses  Must the training set hold pictures of both?
     63/63 runs done  seeds 3, 1 whole  steps 2000  images 1000  alpha .05 holm
    +- arms -------------------------------------------- tuned thresholds  # done -+
    |  arm            seeds   cat   dog >cat+dog 95% CI    none weighted           |
    |> singles        ###     .93   .91      .18 .13-.23    .42      .74          #|
    |  both 1%        ###     .90   .90      .29 .24-.34    .60      .80          :|
    |  both 2.5%      ###     .90   .90      .35 .30-.40    .60      .80          :|
    |  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   |
    +------------------------------------------------------------------------------+
    +- [dose] verdicts  advice  ---------- o both  x neither  + swap  * synthetic -+
    |      |: dose 0%                                                :::::.....|+  |
    |      |: o both .18 .13-.23                     ::::::.....|--......|-----|o  |
    |    .5+: x neither .18 .13-.23   :::.+...........|o-----|'''''':::::::::::.*  |
    |      |: + swap .18 .13-.23      ---|o''''''.....|*-----------|'''''''''''':  |
    |      |o * synthetic .18 .13-.23 ....::::::::::::::::::::::::::::::::::::::   |
    |      |::::::::::::::::::::::::::::::x''''''''''''x''''''''''''''''''''''''x  |
    |      ++-------------+-------+-------+------------*------------------------+--|
    |      0%            1%     2.5%     5%           10%                      25% |
    | o 10% is enough of both.                                                     |
    | x 10% is enough of neither.                                                  |
    +------------------------------------------------------------------------------+

     Enter its runs  v images  f figure  d at .5  ? help  Tab pane  q leave
    """#
}
