/** The offset of the first character at which a text is not JSON; its length where it only ends too early. */
export function jsonErrorOffset(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  while (offset < text.length) {
    jsonToken.lastIndex = offset;
    const match: RegExpExecArray | null = jsonToken.exec(text);
    const [whole = '', blank = '', token = ''] = match ?? [];
    const next: Step | undefined = token === '' ? undefined : grammar[expected][kindOf(token)];
    if (next === undefined) return offset + blank.length;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    expected = next === 'next' ? afterValueIn(open.at(-1)) : next;
    offset += whole.length;
  }
  return text.length;
}

/** White space and, where there is one, a token. Python writes NaN and Infinity, and reads them. */
const jsonToken =
  /([ \t\r\n]*)([{}[\],:]|"(?:[^"\\\t\r\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity)?/y;

type Expected = 'value' | 'first item' | 'next item' | 'first key' | 'key' | 'colon' | 'next field' | 'end';

/** What is expected behind a token; `next` depends on what the value stands in. */
type Step = Expected | 'next';

const values: Readonly<Record<string, Step>> = {
  '{': 'first key',
  '[': 'first item',
  string: 'next',
  constant: 'next',
};

/** Where each kind of token leads; all others may not come. */
const grammar: Readonly<Record<Expected, Readonly<Record<string, Step>>>> = {
  value: values,
  'first item': { ...values, ']': 'next' },
  'next item': { ',': 'value', ']': 'next' },
  'first key': { string: 'colon', '}': 'next' },
  key: { string: 'colon' },
  colon: { ':': 'value' },
  'next field': { ',': 'key', '}': 'next' },
  end: {},
};

function kindOf(token: string): string {
  if (token.startsWith('"')) return 'string';
  return '{}[],:'.includes(token) ? token : 'constant';
}

function afterValueIn(bracket: string | undefined): Expected {
  if (bracket === undefined) return 'end';
  return bracket === '{' ? 'next field' : 'next item';
}
