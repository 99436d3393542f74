/** Colours of the theme for what style sheets do not reach: the pixels of charts. */

export interface ThemeColours {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly bar: string;
  readonly barSoft: string;
  /** For lines, in the order in which they are used. */
  readonly series: readonly string[];
  readonly font: string;
}

/** The colours that the style sheet has now; high contrast and forced colours included. */
export function themeColours(): ThemeColours {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colourOf = (name: string) => {
    probe.className = `probe probe-${name}`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: colourOf('text'),
    muted: colourOf('muted'),
    line: colourOf('line'),
    bar: colourOf('bar'),
    barSoft: colourOf('bar-soft'),
    series: ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'].map(colourOf),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Tells when the theme changes, of the editor or of the system. */
export function followTheme(listener: () => void): void {
  const classes = new MutationObserver(listener);
  classes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    window.matchMedia(query).addEventListener('change', listener);
  }
}
