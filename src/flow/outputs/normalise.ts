/**
 * Takes out of a text what differs between two runs without meaning anything: addresses, times
 * that something took, progress bars, the numbers of temporary files.
 */

/** Colours and cursor moves of terminals (ECMA-48 control sequences, and titles). */
// eslint-disable-next-line no-control-regex -- escapes are control characters
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;

const NUMBER = String.raw`\d+(?:[.,]\d+)*(?:e[+-]?\d+)?`;
const UNIT = String.raw`(?:ns|µs|us|μs|ms|sec(?:ond)?s?|s|min(?:ute)?s?|h(?:ou)?rs?)`;
const TIME = `${NUMBER} ?${UNIT}`;

const RULES: readonly (readonly [RegExp, string])[] = [
  [/\b0x[0-9a-fA-F]{5,16}\b/g, '0x…'],
  // The address in the default repr of CPython on platforms without 0x.
  [/\bat [0-9A-F]{16}\b/g, 'at 0x…'],
  // Files that IPython compiles cells under, and temporary folders.
  [/ipykernel_\d+[/\\]\d+\.py/g, 'ipykernel_…'],
  [/\(\d+\.py, line/g, '(….py, line'],
  [/<ipython-input-\d+-[0-9a-f]+>/g, '<ipython-input-…>'],
  [/((?:\/private)?\/(?:var\/)?tmp\/)[\w.-]+/g, '$1…'],
  // %time, %%time
  [new RegExp(`^((?:CPU times|Wall time):).*$`, 'gm'), '$1 …'],
  // %timeit
  [new RegExp(`${TIME} ± ${TIME} per loop \\(mean ± std\\. dev\\. of (.*?)\\)`, 'g'), '… per loop'],
  // tqdm: `42%|████▏     | 42/100 [00:01<00:02, 31.2it/s]`
  [/\|[\s▏▎▍▌▋▊▉█#0-9-]*\| *(\S+) \[[^\]]*\]/g, '|…| $1'],
  [/\b(\d+)it \[[^\]]*it\/s[^\]]*\]/g, '$1it […]'],
  // Keras: `32/32 ━━━━━━ 0s 2ms/step - loss: …`, `32/32 [=====] - 0s 2ms/step`
  [new RegExp(`(?:[━╸]+|\\[[=>.]+\\] -) (?:${TIME} ?)+(?:/step|/epoch)?`, 'g'), '…'],
  [new RegExp(`${TIME}/(?:step|epoch|sample|it)\\b`, 'g'), '…'],
  // "took 1.2 s", "in 0.53 seconds", "elapsed: 0:00:01.53"
  [
    new RegExp(
      `\\b((?:took|taken|elapsed|duration|finished|done|completed|runtime|time)\\b[^\\n\\d]{0,20}?)(?:${TIME}\\b|${NUMBER}$|\\d+:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?)`,
      'gim'
    ),
    '$1…'
  ],
  [new RegExp(`\\b(in|after) ${TIME}\\b`, 'g'), '$1 …']
];

/** Ids that renderers make up: pandas' Styler, scikit-learn, plotly, bokeh, widgets. */
const MARKUP_IDS: typeof RULES = [
  [/\b(T_)[0-9a-f]{5,}/g, '$1…'],
  [/\b(sk-container-id-)\d+/g, '$1…'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '…'],
  [/\b[0-9a-f]{32}\b/g, '…']
];

/** Markup without what changes from run to run. */
export function normalisedMarkup(markup: string): string {
  return MARKUP_IDS.reduce(
    (result, [pattern, by]) => result.replace(pattern, by),
    normalised(markup)
  );
}

/** A text without what changes from run to run. */
export function normalised(text: string): string {
  const shown = rewritten(text.replace(ESCAPES, ''));
  return RULES.reduce((result, [pattern, by]) => result.replace(pattern, by), shown)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
}

/** What a terminal shows after carriage returns and backspaces. */
export function rewritten(text: string): string {
  if (!/[\r\b]/.test(text)) {
    return text;
  }
  return text
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map(line => {
      const shown: string[] = [];
      let at = 0;
      for (const character of line) {
        if (character === '\r') {
          at = 0;
        } else if (character === '\b') {
          at = Math.max(0, at - 1);
        } else {
          shown[at] = character;
          at += 1;
        }
      }
      return shown.join('');
    })
    .join('\n');
}
