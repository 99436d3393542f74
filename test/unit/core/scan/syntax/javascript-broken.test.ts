import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../../src/core/model.ts';
import { lowerJavaScript } from '../../../../../src/core/scan/syntax/javascript.ts';
import type { SyntaxModule } from '../../../../../src/core/scan/syntax/syntax.ts';
import { createReadTree } from '../../../../support/parser.ts';
import { rangesOf, renderSyntax } from '../../../../support/render-syntax.ts';

const readers = {
  javascript: await createReadTree('javascript'),
  typescript: await createReadTree('typescript'),
  tsx: await createReadTree('tsx'),
};
type Reader = Exclude<LanguageId, 'python'>;

function lower(text: string, language: Reader = 'tsx'): SyntaxModule {
  return readers[language](text, (root) => lowerJavaScript(root, { path: '', language, text }));
}

/** The text in the range of the first node of a kind. */
function textOfFirst(kind: string, text: string, module: SyntaxModule): string | undefined {
  const [first] = rangesOf(module)
    .filter((node) => node.kind === kind)
    .sort((a, b) => a.range.start - b.range.start);
  return first === undefined ? undefined : text.slice(first.range.start, first.range.end);
}

const sample = `import OpenAI from 'openai';
// A comment with 😀 and "quotes".
@Injectable()
export class Agent<T> extends Base<T> {
  static readonly #model: string = 'gpt-4o';
  constructor(private readonly client: OpenAI, ...rest: string[]) { super(); }
  async run({ topic, tone = \`calm \${mood}\` }: Options): Promise<void> {
    for (const chunk of await this.split(topic)) {
      const answer = await this.client?.chat.completions.create<T>({
        model: Agent.#model, max_tokens: 1_000, messages: [{ role: 'user', content: \`Summarise\\n\${chunk}\` }, ...this.past],
      });
      if (!answer) throw new Error('none'); else if (answer.ok) return; else switch (answer.kind) { case 1: break; }
    }
    try { await this.close?.(); } catch (error) { log(error as Error); } finally { done = true; }
  }
}
enum Kind { A = 'a', B }
export const view = (props: Props) => <Panel title="x" onClick={() => ask(props!.id)}>{...items} text</Panel>;
export default function main([first, , last = 1]: string[]) { do { i++ } while (i < (first ? 1 : last)) }
`;

describe('Broken JavaScript', () => {
  it('reads on after an unfinished call', () => {
    const module = lower('const a = 1;\nfoo(;\nconst b = g(2);');
    assert.match(renderSyntax(module), /^const a = 1$/m);
    assert.match(renderSyntax(module), /^const b = g\(2\)$/m);
    assert.ok(module.errors.length > 0);
  });

  it('finds what is inside an unreadable stretch', () => {
    assert.match(renderSyntax(lower('client.create({ model: f(1), messages: [', 'typescript')), /f\(1\)/);
  });

  it('lists missing tokens with their place', () => {
    assert.deepEqual(lower('a = { b: , c: 1 }').errors, [{ start: 8, end: 8, file: '' }]);
    assert.equal(renderSyntax(lower('a = { b: , c: 1 }')), 'outer a = {"b": ?(), "c": 1}\nerror 8-8');
  });

  it('lists nothing for a correct text', () => {
    assert.deepEqual(lower(sample).errors, []);
  });

  it('survives the end of the text anywhere', () => {
    for (const language of ['javascript', 'typescript', 'tsx'] as const) {
      for (let length = 0; length <= sample.length; length += 10) {
        const module = lower(sample.slice(0, length), language);
        for (const { kind, range } of rangesOf(module)) {
          assert.ok(
            range.start >= 0 && range.start <= range.end && range.end <= length,
            `${kind} ${range.start}-${range.end} of ${length} in ${language}`,
          );
        }
      }
    }
  });
});

describe('Offsets of JavaScript', () => {
  it('counts UTF-16 units after astral characters', () => {
    const text = '/* 😀😀 */ f("é😀", g)';
    assert.equal(textOfFirst('call', text, lower(text)), 'f("é😀", g)');
    assert.equal(textOfFirst('string', text, lower(text)), '"é😀"');
  });

  it('counts carriage returns and a byte order mark', () => {
    const text = '\uFEFFconst a = 1;\r\n\r\nf(`x\r\ny`)\r\n';
    assert.equal(textOfFirst('call', text, lower(text)), 'f(`x\r\ny`)');
    assert.equal(renderSyntax(lower(text)), 'const a = 1\nf(`x\\ny`)');
  });
});

describe('Deep JavaScript', () => {
  const count = 5000;
  const texts: Readonly<Record<string, string>> = {
    brackets: `${'['.repeat(count)}f()${']'.repeat(count)}`,
    'open brackets': '['.repeat(count),
    calls: `${'f('.repeat(count)}${')'.repeat(count)}`,
    objects: `x = ${'{a:'.repeat(count)}1${'}'.repeat(count)}`,
    arrows: `x = ${'() => '.repeat(count)}1`,
    blocks: `${'if (a) {'.repeat(count)}${'}'.repeat(count)}`,
    templates: `${'`${'.repeat(count)}1${'}`'.repeat(count)}`,
    elements: `${'<a>'.repeat(count)}${'</a>'.repeat(count)}`,
    classes: `${'class A { static {'.repeat(count)}${'}}'.repeat(count)}`,
    assignments: `${'x = '.repeat(count)}1`,
    'mixed operators': Array(count).fill('f(1)').join(' + a - '),
  };

  for (const [name, text] of Object.entries(texts)) {
    it(`bounds nested ${name}`, () => {
      // Both would run out of stack if the result were as deep as the text.
      assert.equal(typeof JSON.stringify(lower(text)), 'string');
      assert.equal(typeof renderSyntax(lower(text)), 'string');
    });
  }

  it('loses no operand of a long sum', () => {
    const text = Array(count).fill('f(1)').join(' + ');
    assert.equal(renderSyntax(lower(text)).split('f(1)').length - 1, count);
  });

  it('loses no argument of a long chain', () => {
    const rendered = renderSyntax(lower(`a${'.b(c(1))'.repeat(count)}`));
    assert.equal(rendered.split('c(1)').length - 1, count);
  });

  it('keeps parentheses, casts and else-if chains of any length', () => {
    assert.equal(renderSyntax(lower(`${'('.repeat(count)}f()${')'.repeat(count)}`)), 'f()');
    assert.equal(renderSyntax(lower(`f()${' as T'.repeat(count)}`)), 'f()');
    const [branch] = lower(`${'if (a) b(); else '.repeat(count)}c()`).statements;
    assert.equal(branch?.kind === 'branch' && branch.branches.length, count + 1);
  });
});
