import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from '../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../support/assets.ts';

const scanner = createScanner(loadBytes);

/** How a file is written: everything here must leave the ids as they are. */
interface Style {
  readonly indent: string;
  readonly quote: '"' | "'";
  /** Arguments each on a line of their own, with a comma behind the last. */
  readonly isBroken: boolean;
  readonly space: string;
}

/** A call in a function of its own. */
interface Task {
  readonly name: string;
  readonly model: string;
  readonly prompt: string;
  readonly hole: string;
}

/** Something between the functions that is no call. */
type Filler = 'comment' | 'import' | 'function' | 'constant' | 'blank';

interface Writer {
  readonly language: 'python' | 'typescript';
  readonly head: string;
  readonly fillers: Readonly<Record<Filler, (index: number) => string>>;
  readonly write: (task: Task, style: Style) => string;
}

function argumentList(items: readonly string[], depth: number, style: Style): string {
  if (!style.isBroken) return items.join(`,${style.space}`);
  const margin = style.indent.repeat(depth + 1);
  return `\n${items.map((item) => `${margin}${item},\n`).join('')}${style.indent.repeat(depth)}`;
}

const python: Writer = {
  language: 'python',
  head: 'from openai import OpenAI\nclient = OpenAI()\n',
  fillers: {
    comment: (index) => `# note ${index}\n`,
    import: (index) => `import module_${index}\n`,
    function: (index) => `def helper_${index}(value):\n    return value + ${index}\n`,
    constant: (index) => `LIMIT_${index} = ${index}\n`,
    blank: () => '\n\n',
  },
  write({ name, model, prompt, hole }, style) {
    const { quote: q, indent, space } = style;
    const message = `{${q}role${q}:${space}${q}user${q},${space}${q}content${q}:${space}f${q}${prompt} {${hole}}${q}}`;
    const system = `{${q}role${q}:${space}${q}system${q},${space}${q}content${q}:${space}${q}Be brief.${q}}`;
    const list = `[${argumentList([system, message], 2, style)}]`;
    const given = argumentList([`model=${q}${model}${q}`, `messages=${list}`, `max_tokens=5`], 1, style);
    return `def ${name}(${hole}):\n${indent}return client.chat.completions.create(${given})\n`;
  },
};

const typescript: Writer = {
  language: 'typescript',
  head: "import OpenAI from 'openai';\nconst client = new OpenAI();\n",
  fillers: {
    comment: (index) => `// note ${index}\n`,
    import: (index) => `import { part${index} } from './part-${index}';\n`,
    function: (index) => `function helper${index}(value: number) { return value + ${index}; }\n`,
    constant: (index) => `const limit${index} = ${index};\n`,
    blank: () => '\n\n',
  },
  write({ name, model, prompt, hole }, style) {
    const { quote: q, indent, space } = style;
    const message = `{ role:${space}${q}user${q}, content:${space}\`${prompt} \${${hole}}\` }`;
    const system = `{ role:${space}${q}system${q}, content:${space}${q}Be brief.${q} }`;
    const list = `[${argumentList([system, message], 2, style)}]`;
    const given = argumentList([`model: ${q}${model}${q}`, `messages:${space}${list}`, 'max_tokens: 5'], 1, style);
    const path = style.isBroken
      ? `client\n${indent}${indent}.chat.completions\n${indent}${indent}.create`
      : 'client.chat.completions.create';
    return `async function ${name}(${hole}: string) {\n${indent}return ${path}({${given}});\n}\n`;
  },
};

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('  ', '    ', '\t', '        '),
  quote: fc.constantFrom('"', "'"),
  isBroken: fc.boolean(),
  space: fc.constantFrom('', ' ', '  '),
});
const word = fc.constantFrom('ticket', 'letter', 'order', 'answer', 'report', 'invoice', 'draft', 'query');
const task: fc.Arbitrary<Task> = fc.record({
  name: word.map((each) => `handle_${each}`),
  model: fc.constantFrom('gpt-4o', 'gpt-4o-mini', 'gpt-4.1'),
  prompt: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `Sort the ${words.join(' and ')}:`),
  hole: fc.constantFrom('text', 'body', 'message'),
});
const tasks = fc.uniqueArray(task, { selector: ({ name }) => name, minLength: 1, maxLength: 6 });
const fillers = fc.array(fc.constantFrom<Filler>('comment', 'import', 'function', 'constant', 'blank'), {
  maxLength: 12,
});
const plainStyle: Style = { indent: '    ', quote: '"', isBroken: false, space: ' ' };

async function idsOf(writer: Writer, text: string): Promise<readonly string[]> {
  const { calls, problems } = await scanner.scan({ path: 'desk/tasks', language: writer.language, text });
  assert.deepEqual(problems, [], text);
  return calls.map(({ id }) => id);
}

/** The functions of a file with fillers spread between them. */
function fileOf(writer: Writer, written: readonly string[], between: readonly Filler[]): string {
  const blocks = written.map((block) => ({ block, before: [] as string[] }));
  const rest: string[] = [];
  for (const [index, filler] of between.entries()) {
    const target = blocks[index % (blocks.length + 1)]?.before ?? rest;
    target.push(writer.fillers[filler](index));
  }
  return [writer.head, ...blocks.flatMap(({ block, before }) => [...before, block]), ...rest].join('\n');
}

const settings = { seed: 20261122, numRuns: 60 };

after(() => scanner.dispose());

for (const writer of [python, typescript]) {
  describe(`scan: call ids in ${writer.language}`, () => {
    it('stay when functions move, formatting changes and other code comes and goes', async () => {
      await fc.assert(
        fc.asyncProperty(tasks, style, fillers, fc.nat(), async (all, how, between, shift) => {
          const before = await idsOf(
            writer,
            fileOf(
              writer,
              all.map((each) => writer.write(each, plainStyle)),
              [],
            ),
          );
          const turned = all.map((_, index) => all[(index + shift) % all.length] ?? all[0]);
          const written = turned.flatMap((each) => (each === undefined ? [] : [writer.write(each, how)]));
          const after = await idsOf(writer, fileOf(writer, written, between));
          assert.equal(before.length, all.length);
          assert.deepEqual([...after].sort(), [...before].sort());
        }),
        settings,
      );
    });

    it('stay when the model changes', async () => {
      await fc.assert(
        fc.asyncProperty(task, async (each) => {
          const text = (model: string) => fileOf(writer, [writer.write({ ...each, model }, plainStyle)], []);
          assert.deepEqual(await idsOf(writer, text('gpt-4.1-nano')), await idsOf(writer, text(each.model)));
        }),
        settings,
      );
    });

    it('differ when the prompt, the open part or the function differs', async () => {
      await fc.assert(
        fc.asyncProperty(task, task, async (first, second) => {
          const [left, right] = await Promise.all(
            [first, second].map((each) => idsOf(writer, fileOf(writer, [writer.write(each, plainStyle)], []))),
          );
          const isSame = first.name === second.name && first.prompt === second.prompt && first.hole === second.hole;
          assert.equal(left?.[0] === right?.[0], isSame);
        }),
        settings,
      );
    });

    it('number equal calls in their order', async () => {
      await fc.assert(
        fc.asyncProperty(task, fc.integer({ min: 2, max: 5 }), style, async (each, count, how) => {
          const text = fileOf(
            writer,
            Array.from({ length: count }, () => writer.write(each, how)),
            [],
          );
          const [first = '', ...more] = await idsOf(writer, text);
          assert.deepEqual(
            more,
            more.map((_, index) => `${first}-${index + 2}`),
          );
        }),
        settings,
      );
    });
  });
}

describe('scan: call ids', () => {
  it('tell files apart and start with the name of the function', async () => {
    const text = fileOf(
      python,
      [python.write({ name: 'reply', model: 'gpt-4o', prompt: 'Reply:', hole: 'text' }, plainStyle)],
      [],
    );
    const scan = async (path: string) => (await scanner.scan({ path, language: 'python', text })).calls[0]?.id ?? '';
    assert.match(await scan('a.py'), /^reply-[0-9a-z]{11}$/);
    assert.notEqual(await scan('a.py'), await scan('b.py'));
  });

  it('stay when an open part is formatted otherwise', async () => {
    const scan = async (input: string) => {
      const text = `from openai import OpenAI\nOpenAI().responses.create(model="m", input=${input})\n`;
      const [call] = (await scanner.scan({ path: 'a.py', language: 'python', text })).calls;
      return call?.id ?? assert.fail(text);
    };
    const forms = [
      'build(kind["short"], text, 10)',
      "build(kind['short'],text,10)",
      'build(\n    kind["short"],\n    text,\n    10,\n)',
      '(\n    build(kind["short"], text, 10)\n)',
    ];
    for (const form of forms) assert.equal(await scan(form), await scan(forms[0] ?? ''), form);
    assert.notEqual(await scan('build(kind["long"], text, 10)'), await scan(forms[0] ?? ''));
  });
});
