/// A study, as it is drawn.
extension ExpectedScreens {
  // swift-format-ignore
  static let study80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     cats and dogs  Must the training set hold pictures of both?
     12/18 runs done  1 trains  1 waits  2 missing  1 held  1 failed  ETA 2m35s
    ╭─ arms ────────────── ● done  ▶ trains  ◌ waits  · missing  ~ held  ✗ failed ─╮
    │  arm         seeds   cat   dog ▸cat+dog 95% CI    none weighted              │
    │▸ singles     ●●●     .93   .91      .18 .13–.23    .42      .74              │
    │  both 2.5%   ●●●     .92   .90      .41 .36–.46    .40      .76              │
    │  both 10%    ●●●     .91   .90      .63 .58–.68    .38      .77              │
    │  neither 10% ●▶◌     .90   .89      .12 .07–.17    .85      .81              │
    │  swap 2.5%   ●✗·     .92   .90      .43 .38–.48    .68      .81              │
    │  swap 10%    ●~·     .90   .88      .66 .61–.71    .86      .86              │
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ [dose] verdicts  advice  ────────────────────────────────── ● both  ▲ swap ─╮
    │      │                                                         ⣀⣀⣀⣀⣤⣤⣤⣤⢶⢶⢀▲  │
    │      │                                         ⣀⣀⣀⣀⣤⣤⣤⣤⢶⢀⣀⣀⣀⣀⣤⣤⣤⣤⡶⠶⠶⠶⠾⠛⠛⠛⠛●  │
    │    .5┤                          ⣀⣀⣀⣠⣤⣤⣤⢀▲⣀⣀⣀⣤⣤⣤⣤⡶⠶⠶⠶⠾⠛⠛⠛⠛⠉⠉⠉⠉⠁⠉⠉⠉⠉           │
    │      │           ⢀⣀⣀⣀⣤⣤⢤⢀⣀⣀⣀⣠⣤⣤⡤⠶⠶⠶⠶⠛⠛⠛⠛●⠉⠉⠉⠁⠋⠉⠉⠉⠁                           │
    │      │⣠⢤⢤⢀⣀⣀⣀⣠⡤⠤⠤⠶⠶⠒⠒⠛⠛⠉⠉⠉⠉⠁⠛⠋⠉⠉⠉⠁                                           │
    │      │●⠉⠉⠉⠁⠓⠓⠋⠉⠉⠉⠁                                                           │
    │      0%                               2.5%                               10% │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  r continue  Tab pane  q leave
    """#

  // swift-format-ignore
  static let studyDose80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     doses  Must the training set hold pictures of both?
     63/63 runs done  seeds 3, 1 whole  steps 2000  images 1000  alpha .05 holm
    ╭─ arms ──────────────────────────────────────────── tuned thresholds  ● done ─╮
    │  arm            seeds   cat   dog ▸cat+dog 95% CI    none weighted           │
    │▸ singles        ●●●     .93   .91      .18 .13–.23    .42      .74          ┃│
    │  both 1%        ●●●     .90   .90      .29 .24–.34    .60      .80          ││
    │  both 2.5%      ●●●     .90   .90      .35 .30–.40    .60      .80          ││
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ [dose] verdicts  advice  ────────── ● both  ▲ neither  ■ swap  ◆ synthetic ─╮
    │      │                      ┊ dose 2.5%                       ⢀⣀⣀⣀⣀⢤⢤⢀⣀⣀⣀⣠■  │
    │      │                      ┊ ● both .35 .30–.40      ⣀⣀⣀⡤⢤⣤⣤⣖⣒⣲⠶⠾⠭⠭⠽⠛⠒⠒⠒⠚●  │
    │    .5┤                      ┊ ▲ neither .15 .10–.20   ⠉⠉⠉⠉⠉⣋⣉⣉⣉⣉⣠⢤⢤⢤⢤⢤⢤⢤⢤⢀◆  │
    │      │        ⢀⣀⣀⣀⣠⢀■⣀⣀⣀⣀⣀⣀⣠● ■ swap .38 .33–.43      ⠤⠤⠤⠖⠒⠒⠒⠒⠒⠒⠒⠚⠉⠉⠉⠉⠉⠉⠉⠉⠁  │
    │      │●⣀⣀⣤⣤⣤⣴⣶⣶⣶⣿⣿⣿⣿●⣛⣛⣛⣒⣒⣒⣚◆ ◆ synthetic .27 .22–.32 ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀       │
    │      │⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠑⠓⠓⠓⠓⠓⠓⠓⠓⠓⠓⠓▲⠉⠉⠉⠉⠉⠉⠉▲⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉▲⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉▲  │
    │      ╰┬─────────────┬───────┬───────┬────────────◆────────────────────────┬──│
    │      0%            1%     2.5%     5%           10%                      25% │
    │ ● 10% is enough of both.                                                     │
    │ ▲ 10% is enough of neither.                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let studyVerdicts80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     cats and dogs  Must the training set hold pictures of both?
     12/18 runs done  1 trains  1 waits  2 missing  1 held  1 failed  ETA 2m35s
    ╭─ arms ────────────── ● done  ▶ trains  ◌ waits  · missing  ~ held  ✗ failed ─╮
    │  arm         seeds   cat   dog ▸cat+dog 95% CI    none weighted              │
    │▸ singles     ●●●     .93   .91      .18 .13–.23    .42      .74             ┃│
    │  both 2.5%   ●●●     .92   .90      .41 .36–.46    .40      .76             ││
    │  both 10%    ●●●     .91   .90      .63 .58–.68    .38      .77             ││
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─  dose [verdicts] advice  ── • primary, against singles, margin ±.02, tuned ─╮
    │    arm         figure   effect -.55       0      +.55 p adj verdict          │
    │▸ • both 2.5%   cat+dog    +.23           ░│░├─●┤       <.01 ✓ better         │
    │  • both 10%    cat+dog    +.45           ░│░     ├●┤   <.01 ✓ better         │
    │  • both 10%    weighted   +.03           ├●┤            .21 ? not resolved   │
    │  • neither 10% cat+dog    -.06          ●┤│░            .02 ✗ worse          │
    │  • neither 10% none       +.43           ░│░     ├●┤   <.01 ✓ better         │
    │    swap 2.5%   cat        -.01           ●│░            .60 = no difference  │
    │    swap 10%    dog        -.03           ●│░              – –                │
    │  With both 2.5% the network tells 41% of the images of cat and dog exactly,  │
    │  with singles 18%: 23 points more (95% interval 15 to 31).                   │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  r continue  Tab pane  q leave
    """#

  // swift-format-ignore
  static let studyAdvice80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     cats and dogs  Must the training set hold pictures of both?
     12/18 runs done  1 trains  1 waits  2 missing  1 held  1 failed  ETA 2m35s
    ╭─ arms ────────────── ● done  ▶ trains  ◌ waits  · missing  ~ held  ✗ failed ─╮
    │  arm         seeds   cat   dog ▸cat+dog 95% CI    none weighted              │
    │▸ singles     ●●●     .93   .91      .18 .13–.23    .42      .74             ┃│
    │  both 2.5%   ●●●     .92   .90      .41 .36–.46    .40      .76             ││
    │  both 10%    ●●●     .91   .90      .63 .58–.68    .38      .77             ││
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─  dose  verdicts [advice] ───────────────────────────────────────────────────╮
    │ ✓ yes          Give some images with both.                                   ┃
    │                Exact on cat+dog .18 without, .63 with 10%.                   ┃
    │ ? not resolved Give negatives; they matter more.                             ┃
    │                On none .42 to .85, on both no gain; which weighs more        ┃
    │                depends on the weights.                                       ┃
    │ – not tested   All labels must be equally many, or the model is biased.      ┃
    │                The study has no arm with skewed labels.                      ┃
    │                                                                              ┃
    │ A network that has only seen single animals tells 18% of the pictures with   ┃
    │ both exactly. With one picture in ten showing both it tells 63%, at the      │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     r continue  P pause  X stop  ? help  : commands  Tab pane  z whole  q leave
    """#

  // swift-format-ignore
  static let studyArms80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare  8System [9Study]
     cats and dogs  Must the training set hold pictures of both?
     12/18 runs done  1 trains  1 waits  2 missing  1 held  1 failed  ETA 2m35s
    ╭─ arms  cat+dog told exactly ─────────────────────────────────────────────────╮
    │  arm         seeds   cat   dog ▸cat+dog 95% CI    none weighted              │
    │▸ singles     ●●●     .93   .91      .18 .13–.23    .42      .74              │
    │  both 2.5%   ●●●     .92   .90      .41 .36–.46    .40      .76              │
    │  both 10%    ●●●     .91   .90      .63 .58–.68    .38      .77              │
    │  neither 10% ●▶◌     .90   .89      .12 .07–.17    .85      .81              │
    │  swap 2.5%   ●✗·     .92   .90      .43 .38–.48    .68      .81              │
    │  swap 10%    ●~·     .90   .88      .66 .61–.71    .86      .86              │
    │                                                                              │
    │  singles  cat 500, dog 500  phi -1.00  macro-AP .91  macro-F1 .84  ECE .05   │
    │  found alone     cat .95  dog .93   falsely told  cat .04  dog .06           │
    │  found together  cat .61  dog .35   at least  one .97                        │
    │  any label told  none .58   by energy  none .44                              │
    │  sum of scores   cat 1.01  dog 1.02  cat+dog 1.14  none .97                  │
    │  heads coupled   cat -.92  dog -.90  cat+dog -.88  none -.95                 │
    │  cat told apart  beside the other .71  from nothing .68  from the other .99  │
    │  dog told apart  beside the other .66  from nothing –  from the other .99    │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     Enter its runs  v images  f figure  d at .5  r continue  Tab pane  q leave
    """#
}
