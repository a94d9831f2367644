/// Everything a person can ask of the workbench. What keys do it, and what it is called, is in
/// ``Keymap``.
package enum Action: String, CaseIterable, Hashable, Sendable {
  // Finding one's way
  case showRuns, showTrain, showLabels, showMix, showConfusion, showSamples, showCompare, showSystem
  case showStudy
  case nextPane, previousPane, zoomPane, back
  case moveUp, moveDown, moveLeft, moveRight, pageUp, pageDown, moveToStart, moveToEnd
  // The program
  case help, palette, repaint, suspend, leave, interrupt
  // Run control, the same on every screen
  case pauseOrResume, checkpoint, learningRate, stop, newRun
  case moreEpochs, patience, ignoreRule
  // The run table
  case openRun, filter, sort, archive, undo, tag, note, hideFinished, showArchived, copyID
  case markRun, unmarkRuns, pinRun, rename, purge, chooseColumns, groupRuns
  // The training screen
  case zoomIn, zoomOut, panLeft, panRight, follow, wholeRun
  case smoothing, logarithmic, axis, sortLabels, dismissAlarm
  // A chart of each screen that has any, to a file
  case exportChart, exportCurves, exportDoses, exportLabelChart, exportProfile
  // The thresholds of a run
  case raiseToNextScore, lowerToNextScore, raiseFinely, lowerFinely, typeThreshold
  case automatic, automaticAll, chooseRule, lock, resetThreshold, undoThreshold, redoThreshold
  case saveThresholds, exportThresholds, chooseVersion, calibrate, lookAtTest
  case sortThresholds, filterLabels, openImages
  // What is taken for what
  case nextTable, sortConfusion, filterConfusion, normalizeConfusion, openCell
  // The images of a cell
  case orderImages, markImage, exportMarks, openFile, copyPath, closeCell
  // The data of a run
  case sortMix, openMixImages, holdOut, otherVariants, largerPictures, smallerPictures
  // The comparison of runs
  case chooseCompared, pinBaseline, nextCompared, previousCompared, dropCompared
  case nextCurve, compareAxis, compareLogarithmic, compareSmoothing, compareZoomIn, compareZoomOut
  case comparePanLeft, comparePanRight, compareWhole, foldSeeds, seedBand
  case allSettings, comparedPart, filterDisagreements, enlargeDisagreement, copyDisagreement
  // Time, memory and log of a run
  case sortLayers, searchLog, nextFound, previousFound, logLevels, followLog, exportLog
  // What a study has found
  case nextFigure, nextStudy, studyDecisions, continueStudy, compareArm, showArmImages
  // The queue
  case showQueue
  case openQueued, moveEarlier, moveLater, moveToFront, takeOutOfQueue, pauseQueue
  case moreAtOnce, fewerAtOnce, workQueue
  // Making another run of a run
  case runAgain
  // Menus and questions
  case accept, cancel, previousItem, nextItem, otherWays
}
