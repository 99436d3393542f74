/**
 * What IPython adds to Python: magics (`%pip install`), shell lines (`!ls`), help (`name?`), cells of other programs
 * (`%%bash`). They are replaced by Python that does nothing and is as long, so that every offset stays.
 */

/** A cell as plain Python. */
export interface PlainCell {
  /** As long as the cell, with the same line breaks. */
  readonly text: string;
  /** What has to follow so that the cell does not swallow the next one, such as the ends of open brackets and strings. */
  readonly closing: string;
}

/** The Python of a cell of a Jupyter notebook. */
export function withoutMagics(cell: string): PlainCell {
  if (isOtherProgram(cell)) return { text: blanked(cell), closing: '' };
  const open: string[] = [];
  let text = '';
  let isStart = true;
  let last = '';
  while (text.length < cell.length) {
    const special: string | null = isStart && open.length === 0 ? plainLineAt(cell, text.length) : null;
    last = special ?? tokenAt(cell, text.length);
    // A quote too many would make the parser lose its place in all cells that follow.
    text += isOpenLine(last) ? blanked(last) : last;
    isStart = special === null && (isLineBreak(last) || (isStart && last.trim() === ''));
    if (special === null) followBrackets(open, last);
  }
  const closing = endOfString(last) + open.reverse().join('');
  return { text, closing: closing === '' && expectsMore.test(text) ? placeholder : closing };
}

/** Text that is no Python may end in a dot, to which the next cell would belong. */
const expectsMore = /[-.,=+*/%&|^~@<>][ \t\r\n]*$/;

function isLineBreak(token: string): boolean {
  return token === '\n' || token === '\r';
}

/** Keeps the ends of the brackets that are open. */
function followBrackets(open: string[], token: string): void {
  const end = closingBrackets[token];
  if (end !== undefined) open.push(end);
  else if (open.at(-1) === token) open.pop();
}

const closingBrackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Whether a cell is for another program: `%%bash`, `%%writefile`, `%%html`; a notebook of Databricks says `%sql`. */
function isOtherProgram(cell: string): boolean {
  for (const line of cell.split(/\r\n?|\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    if (/^\s*%(md|sh|scala|r|fs)\b|^\s*%sql\s*$/.test(line)) return true;
    const [, magic] = /^\s*%%(\w+)/.exec(line) ?? [];
    // Magics may stand on each other: what captures output may capture that of another program.
    if (magic === undefined) return false;
    if (!pythonCellMagics.has(magic)) return true;
  }
  return false;
}

/** Cell magics that run their cell as the Python that it is. */
const pythonCellMagics: ReadonlySet<string> = new Set([
  'capture',
  'debug',
  'heat',
  'lprun',
  'manim',
  'memit',
  'mprun',
  'prun',
  'px',
  'pyinstrument',
  'python',
  'python3',
  'scalene',
  'snakeviz',
  'time',
  'timeit',
  'wandb',
]);

/** Python for the IPython that stands at the start of a line, as long as it; null where the line is Python. */
function plainLineAt(cell: string, offset: number): string | null {
  const timed = matchAt(timedStatement, cell, offset);
  if (timed !== null) {
    const [whole, indentation = ''] = timed;
    return `${indentation}${placeholder}${' '.repeat(whole.length - indentation.length - placeholder.length - 1)};`;
  }
  const [whole, before = ''] =
    matchAt(command, cell, offset) ?? matchAt(assignedCommand, cell, offset) ?? matchAt(help, cell, offset) ?? [];
  return whole === undefined ? null : before + placeholder + blanked(whole.slice(before.length + placeholder.length));
}

/** A name that no program gives a value: what a command returns is not known. */
const placeholder = '__';

/** The rest of a line, and of those that a backslash joins to it. */
const rest = String.raw`[^\\\r\n]*(?:\\(?:\r\n|[\s\S])[^\\\r\n]*)*\\?`;

/** `%time answer = ask()`: the statement is Python. */
const timedStatement = /([ \t]*)%(?:time|timeit|prun|memit)(?:[ \t]+-[a-z]+(?:[ \t]*\d+)?)*[ \t]+(?=[^\s-])/y;

/** `%pip install x`, `! ls`, `?name`, and what IPython takes for a magic without its sign. */
const command = new RegExp(
  String.raw`([ \t]*)(?:[%!?](?=[ \t]*\S)|(?:pip3?|conda|mamba|uv)[ \t]+(?:install|uninstall|pip|add)[ \t])${rest}`,
  'y',
);

/** `files = !ls`, `rows = %sql select …`. */
const assignedCommand = new RegExp(String.raw`([ \t]*[A-Za-z_][\w.\[\]"', \t]*=[ \t]*)[!%](?=[ \t]*\S)${rest}`, 'y');

/** `name?`, `name.method??`, `%magic?`. */
const help = /([ \t]*)[\w.*[\]]+\?{1,2}[ \t]*;?[ \t]*(?=[\r\n]|$)/y;

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** The next piece of Python: a comment, a whole string, a bracket, a line break that is none, or what lies between. */
function tokenAt(text: string, offset: number): string {
  return matchAt(pythonToken, text, offset)?.[0] ?? text.charAt(offset);
}

const pythonToken =
  /#[^\r\n]*|"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*(?:"""|\\?$)|'''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*(?:'''|\\?$)|"[^"\\\r\n]*(?:(?:\\\r\n|\\[\s\S])[^"\\\r\n]*)*"?|'[^'\\\r\n]*(?:(?:\\\r\n|\\[\s\S])[^'\\\r\n]*)*'?|\\(?:\r\n|[\s\S])|[ \t]+|[^\s#"'\\()[\]{}]+/y;

/** Whether a token is a string of one line that does not end there. */
function isOpenLine(token: string): boolean {
  return /^("(?!"")|'(?!''))/.test(token) && !closedLine.test(token);
}

const closedLine = /^(?:"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^'\\]*(?:\\[\s\S][^'\\]*)*')$/;

/** The end of a string of many lines that a token lacks; empty for all other tokens. */
function endOfString(token: string): string {
  const quotes = /^("""|''')/.exec(token)?.[0];
  return quotes === undefined || (token.length >= 6 && token.endsWith(quotes)) ? '' : quotes;
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
