/** Names of commands; what they do and take is said where they are added. */

/** Commands that one part of Shipshape defines and others call. */
export const CommandIDs = {
  /** Opens the dialog that exports the notebook in front. */
  exportPackage: 'shipshape:export-package',
  /** Asks, then runs the notebook in front in a fresh kernel and compares. */
  verify: 'shipshape:verify',
  /** Brings the panel to the front; `section`: `state`, `memory` or `package`, to open it. */
  showPanel: 'shipshape:show-panel',
  /** Says what Shipshape shows, and where. */
  guide: 'shipshape:guide',
  /** The button in the toolbar of notebooks that asks for {@link CommandIDs.exportPackage}. */
  exportButton: 'shipshape:export-package-button',
  /** Goes to the next cell that is not sound. */
  nextFinding: 'shipshape:next-finding',
  /** Goes to the previous cell that is not sound. */
  previousFinding: 'shipshape:previous-finding',
  /** Says why the active cell is marked. */
  explainCell: 'shipshape:explain-cell',
  /** Runs the fewest cells that make all sound that running can. */
  runMend: 'shipshape:run-mend',
  /** Selects the cells that the active one needs. */
  selectNeeded: 'shipshape:select-needed',
  /** Copies the cells that the active one needs as one script. */
  copyNeeded: 'shipshape:copy-needed',
  /** Exports the cells that the active one needs. */
  exportNeeded: 'shipshape:export-needed',
  /** Says what Restart and Run All would change, without running anything. */
  dryRun: 'shipshape:dry-run',
  /** Gives a cell a role in the package by an ordinary tag; `cell`: its id, `role`: see `Role`. */
  setRole: 'shipshape:set-role',
  /** Turns what the active cell shows into a test that the export carries. */
  makeTest: 'shipshape:make-test',
  /** Turns linting in the cells on and off. */
  toggleLint: 'shipshape:toggle-lint',
  /** Applies every fix of the linter that keeps the meaning of the code. */
  fixLint: 'shipshape:fix-lint',
  /** Formats the active cell as ruff does. */
  formatCell: 'shipshape:format-cell',
  /** Formats every cell as ruff does. */
  formatNotebook: 'shipshape:format-notebook',
  /** Writes a copy of the notebook without outputs and counts. */
  cleanCopy: 'shipshape:clean-copy'
} as const;
