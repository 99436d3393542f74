/** Random workspaces whose files call a model through wrappers, each also with the wrappers inlined at every call site. */
import fc from 'fast-check';

/** A place that calls a model. */
interface Site {
  readonly file: number;
  readonly wrapper: number;
  /** Whether it calls the wrapper through another one that adds to the prompt. */
  readonly isPolite: boolean;
  readonly prompt: number;
  /** Where the prompt is written: in the file of the call, or in another one that exports it. */
  readonly promptFile: number | null;
  readonly model: number | null;
  readonly limit: number | null;
  readonly turns: number;
  readonly isInFunction: boolean;
}

/** A workspace; folders have a feature each, one of them without a volume. */
export interface Plan {
  /** How often each wrapper makes its request for one call. */
  readonly wrapperTurns: readonly number[];
  readonly isClass: readonly boolean[];
  readonly sites: readonly Site[];
  /** Imports that lead nowhere but into cycles: from one file to another. */
  readonly imports: readonly (readonly [number, number])[];
}

const folders = ['mail', 'search', 'idle'];
const fileCount = 6;
const wrapperCount = 2;

const prompts = [
  'Say hello to a new customer of the bicycle shop.',
  'Write three sentences about the history of the bell.',
  'Answer yes or no.',
];
const models = ['gpt-4o', 'gpt-4.1-nano', 'no-such-model', null];

const site: fc.Arbitrary<Site> = fc.record({
  file: fc.nat(fileCount - 1),
  wrapper: fc.nat(wrapperCount - 1),
  isPolite: fc.boolean(),
  prompt: fc.nat(prompts.length - 1),
  promptFile: fc.option(fc.nat(fileCount - 1)),
  model: fc.option(fc.nat(models.length - 1)),
  limit: fc.option(fc.constantFrom(5, 300)),
  turns: fc.constantFrom(1, 1, 4),
  isInFunction: fc.boolean(),
});

/** Any workspace. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  wrapperTurns: fc.array(fc.constantFrom(1, 3), { minLength: wrapperCount, maxLength: wrapperCount }),
  isClass: fc.array(fc.boolean(), { minLength: wrapperCount, maxLength: wrapperCount }),
  sites: fc.array(site, { minLength: 1, maxLength: 7 }),
  imports: fc.array(fc.tuple(fc.nat(fileCount - 1), fc.nat(fileCount - 1)), { maxLength: 6 }),
});

type Form = 'wrapped' | 'inlined';
type Files = Readonly<Record<string, string>>;

/** The files of a workspace in Python. */
export function pythonFiles(plan: Plan, form: Form): Files {
  return { 'callcost.yml': policy, 'lib/models.py': 'DEFAULT = "gpt-4o-mini"\n', ...libraries(python, plan, form) };
}

/** The files of a workspace in TypeScript. */
export function typescriptFiles(plan: Plan, form: Form): Files {
  const common = "export const DEFAULT = 'gpt-4o-mini';\n";
  return { 'callcost.yml': policy, 'lib/models.ts': common, ...libraries(typescript, plan, form) };
}

const policy = `features:
  mail: { paths: ["mail/**"], callsPerMonth: 1000 }
  search: { paths: ["search/**"], callsPerMonth: 30000 }
`;

/** How a language writes what a workspace is made of. */
interface Writer {
  readonly extension: string;
  readonly wrapper: (index: number, plan: Plan, uses: { readonly direct: boolean; readonly polite: boolean }) => string;
  readonly client: (index: number) => string;
  readonly head: (file: number, imported: readonly number[], written: readonly number[]) => string;
  readonly site: (site: Site, plan: Plan, form: Form, index: number) => string;
}

function libraries(writer: Writer, plan: Plan, form: Form): Files {
  const files: Record<string, string> = {};
  for (let index = 0; index < wrapperCount; index += 1) {
    const own = plan.sites.filter(({ wrapper }) => wrapper === index);
    const uses = { direct: form === 'wrapped' && own.length > 0, polite: own.some(({ isPolite }) => isPolite) };
    const functions = uses.direct ? writer.wrapper(index, plan, uses) : '';
    files[`lib/w${index}.${writer.extension}`] = `${writer.client(index)}${functions}`;
  }
  for (let file = 0; file < fileCount; file += 1) {
    const own = plan.sites.filter((each) => each.file === file);
    const imported = plan.imports.flatMap(([from, to]) => (from === file && to !== file ? [to] : []));
    const taken = own.flatMap(({ promptFile }) => (promptFile === null || promptFile === file ? [] : [promptFile]));
    const head = writer.head(
      file,
      [...new Set([...imported, ...taken])],
      prompts.map((_, index) => index),
    );
    const calls = own.map((each) => writer.site(each, plan, form, plan.sites.indexOf(each)));
    files[`${pathOf(file)}.${writer.extension}`] = `${head}\n${calls.join('\n')}\n`;
  }
  return files;
}

function pathOf(file: number): string {
  return `${folders[file % folders.length]}/f${file}`;
}

const python: Writer = {
  extension: 'py',
  client: () => 'from openai import OpenAI\nfrom lib.models import DEFAULT\n\nclient = OpenAI()\n',
  wrapper(index, { wrapperTurns, isClass }, { polite }) {
    const loop = `for turn in ${list(wrapperTurns[index])}:`;
    const request = 'client.responses.create(model=model, input=prompt, max_output_tokens=limit)';
    const ask =
      isClass[index] === true
        ? `
class Bot:
    def __init__(self, model=DEFAULT):
        self.model = model
        self.client = OpenAI()

    def ask(self, prompt, limit=100):
        ${loop}
            self.${request.replace('=model', '=self.model')}

def ask(prompt, model=DEFAULT, limit=100):
    return Bot(model=model).ask(prompt, limit=limit)
`
        : `\ndef ask(prompt, model=DEFAULT, limit=100):\n    ${loop}\n        ${request}\n`;
    return polite ? `${ask}\ndef politely(prompt, **options):\n    return ask(prompt + " Please.", **options)\n` : ask;
  },
  head: (file, imported, written) => `import os
from lib import models, w0
from lib.w1 import client as client1
from lib import w1
${imported.map((other) => `from ${pathOf(other).replace('/', '.')} import ${written.map((each) => `P${other}_${each}`).join(', ')}`).join('\n')}
${written.map((each) => `P${file}_${each} = "${prompts[each]}"`).join('\n')}
`,
  site(each, plan, form, index) {
    const given = {
      ...(each.model === null ? {} : { model: modelIn(each.model, 'os.environ["M"]', '"') }),
      ...(each.limit === null ? {} : { limit: String(each.limit) }),
    };
    const prompt = promptOf(each, '"');
    const called = `w${each.wrapper}.${each.isPolite ? 'politely' : 'ask'}`;
    const wrapped = `${called}(${[prompt, ...Object.entries(given).map(([name, value]) => `${name}=${value}`)].join(', ')})`;
    const text = each.isPolite ? `${prompt} + " Please."` : prompt;
    const { model = 'models.DEFAULT', limit = '100' } = given;
    const client = each.wrapper === 1 ? 'client1' : 'w0.client';
    const inlined = `${client}.responses.create(model=${model}, input=${text}, max_output_tokens=${limit})`;
    const loops = [each.turns, ...(form === 'inlined' ? [plan.wrapperTurns[each.wrapper] ?? 1] : [])];
    const lines = loops.map((turns, depth) => `${'    '.repeat(depth)}for turn in ${list(turns)}:`);
    const body = [...lines, `${'    '.repeat(loops.length)}${form === 'wrapped' ? wrapped : inlined}`];
    if (!each.isInFunction) return body.join('\n');
    return [`def site${index}():`, ...body.map((line) => `    ${line}`)].join('\n');
  },
};

const typescript: Writer = {
  extension: 'ts',
  client: () =>
    "import OpenAI from 'openai';\nimport { DEFAULT } from './models';\n\nexport const client = new OpenAI();\n",
  wrapper(index, { wrapperTurns, isClass }, { polite }) {
    const loop = `for (const turn of ${list(wrapperTurns[index])}) {`;
    const request = 'client.responses.create({ model, input: prompt, max_output_tokens: limit });';
    const ask =
      isClass[index] === true
        ? `
class Bot {
  private readonly client = new OpenAI();
  constructor(private readonly model: string) {}

  async ask(prompt: string, limit: number) {
    ${loop}
      await this.${request.replace('model,', 'model: this.model,')}
    }
  }
}

export const ask = (prompt: string, { model = DEFAULT, limit = 100 }: Options = {}) => new Bot(model).ask(prompt, limit);
`
        : `
export async function ask(prompt: string, options: Options = {}) {
  const { model = DEFAULT, limit = 100 } = options;
  ${loop}
    await ${request}
  }
}
`;
    const politely = `
export function politely(prompt: string, options: Options = {}) {
  return ask(prompt + ' Please.', options);
}
`;
    return `\ninterface Options { model?: string; limit?: number }\n${ask}${polite ? politely : ''}`;
  },
  head: (file, imported, written) => `import { chosen } from 'elsewhere';
import { DEFAULT } from '../lib/models';
import * as w0 from '../lib/w0';
import { client as client1 } from '../lib/w1';
import * as w1 from '../lib/w1.js';
${imported.map((other) => `import { ${written.map((each) => `P${other}_${each}`).join(', ')} } from '../${pathOf(other)}';`).join('\n')}
${written.map((each) => `export const P${file}_${each} = '${prompts[each]}';`).join('\n')}
`,
  site(each, plan, form, index) {
    const given = {
      ...(each.model === null ? {} : { model: modelIn(each.model, 'chosen()', "'") }),
      ...(each.limit === null ? {} : { limit: String(each.limit) }),
    };
    const prompt = promptOf(each, "'");
    const options = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
    const called = `w${each.wrapper}.${each.isPolite ? 'politely' : 'ask'}`;
    const wrapped = `${called}(${[prompt, ...(options.length === 0 ? [] : [`{ ${options.join(', ')} }`])].join(', ')});`;
    const text = each.isPolite ? `${prompt} + ' Please.'` : prompt;
    const { model = 'DEFAULT', limit = '100' } = given;
    const client = each.wrapper === 1 ? 'client1' : 'w0.client';
    const inlined = `${client}.responses.create({ model: ${model}, input: ${text}, max_output_tokens: ${limit} });`;
    const loops = [each.turns, ...(form === 'inlined' ? [plan.wrapperTurns[each.wrapper] ?? 1] : [])];
    const lines = loops.map((turns) => `for (const turn of ${list(turns)}) {`);
    const body = [...lines, form === 'wrapped' ? wrapped : inlined, ...loops.map(() => '}')].join('\n');
    return each.isInFunction ? `export function site${index}() {\n${body}\n}` : body;
  },
};

function promptOf({ promptFile, file, prompt }: Site, quote: string): string {
  return promptFile === null ? `${quote}${prompts[prompt]}${quote}` : `P${promptFile ?? file}_${prompt}`;
}

/** A model as it is given: written, or known to the running program only. */
function modelIn(index: number, open: string, quote: string): string {
  const model = models[index] ?? null;
  return model === null ? open : `${quote}${model}${quote}`;
}

function list(turns = 1): string {
  return `[${Array.from({ length: turns }, (_, index) => index).join(', ')}]`;
}
