/**
 * A comparison of two models on the prompt of a call, as a configuration of promptfoo for the developer to run.
 * Format: promptfoo's configuration reference as of 2026; prompts are chat messages in JSON, with `{{name}}` as variables.
 */
import type { Call, PromptPiece, PromptSegment } from '../model.ts';

/** A file to create beside the code. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** The comparison; null where promptfoo does not know the provider, or the call sends no messages. */
export function comparisonFile(call: Call, wanted: string): NewFile | null {
  const present = call.model?.value ?? null;
  const prefix = prefixOf(call);
  if (present === null || prefix === undefined || !comparable.has(call.operation) || call.segments.length === 0)
    return null;
  const names = createNames();
  const messages = joined(call.segments).map(({ role, pieces }) => ({
    role: role === 'tool' ? 'user' : role,
    content: pieces.map((piece) => templateOf(piece, names.of)).join(''),
  }));
  const variables = names.all();
  const name = call.enclosing.split('.').at(-1) || 'call';
  const lines = [
    '# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json',
    '# Fill in the variables, then run: npx promptfoo@latest eval -c <this file>. It calls both models, which costs money.',
    `description: ${quoted(`${present} and ${wanted} on the prompt of ${name} (${call.file})`)}`,
    'prompts:',
    `  - label: ${quoted(name)}`,
    '    raw: |-',
    ...JSON.stringify(messages, null, 2)
      .split('\n')
      .map((line) => `      ${line}`),
    'providers:',
    ...[present, wanted].flatMap((model) => providerLines(prefix, model, call)),
    'tests:',
    ...testLines(variables),
  ];
  return { name: `promptfooconfig.callcost-${call.id}.yaml`, text: `${lines.join('\n')}\n` };
}

const comparable: ReadonlySet<Call['operation']> = new Set(['chat', 'responses', 'completion', 'agent']);

/** What promptfoo writes before a model, by provider. */
const prefixes: Readonly<Record<string, string>> = {
  openai: 'openai:chat',
  anthropic: 'anthropic:messages',
  google: 'google',
  'google-vertex': 'vertex',
  aws: 'bedrock',
  mistral: 'mistral',
  ollama: 'ollama:chat',
  openrouter: 'openrouter',
  groq: 'groq',
  deepseek: 'deepseek',
  'x-ai': 'xai',
  cohere: 'cohere',
  litellm: 'litellm',
};

function prefixOf({ provider, operation }: Call): string | undefined {
  return provider === 'openai' && operation === 'responses' ? 'openai:responses' : prefixes[provider ?? ''];
}

/** Both models with the options of the call, as far as promptfoo takes them. */
function providerLines(prefix: string, model: string, { outputLimit, options }: Call): readonly string[] {
  const limit = outputLimit?.value ?? null;
  const limitName = prefix.startsWith('openai') ? (outputLimit?.parameter ?? null) : (limitNames[prefix] ?? null);
  const { temperature } = options;
  const config = [
    ...(limit === null || limitName === null ? [] : [`      ${limitName}: ${limit}`]),
    ...(typeof temperature === 'number' ? [`      temperature: ${temperature}`] : []),
  ];
  return [`  - id: ${quoted(`${prefix}:${model}`)}`, ...(config.length > 0 ? ['    config:', ...config] : [])];
}

/** The output limit, where all models of a provider have one name for it. */
const limitNames: Readonly<Record<string, string>> = {
  'anthropic:messages': 'max_tokens',
  google: 'maxOutputTokens',
  vertex: 'maxOutputTokens',
  mistral: 'max_tokens',
  'ollama:chat': 'num_predict',
  openrouter: 'max_tokens',
  groq: 'max_tokens',
  deepseek: 'max_tokens',
  xai: 'max_tokens',
  litellm: 'max_tokens',
};

function testLines(variables: readonly string[]): readonly string[] {
  const vars =
    variables.length === 0
      ? ['  - description: "The prompt as it is"']
      : ['  - vars:', ...variables.map((name) => `      ${name}: ${quoted(`TODO: an example of ${name}`)}`)];
  return [
    ...vars,
    '    # Say what a right answer is: https://promptfoo.dev/docs/configuration/expected-outputs',
    '    assert: []',
  ];
}

/** Neighbouring segments of one role as one message. */
function joined(segments: readonly PromptSegment[]): readonly Pick<PromptSegment, 'role' | 'pieces'>[] {
  const messages: { readonly role: PromptSegment['role']; readonly pieces: readonly PromptPiece[] }[] = [];
  for (const { role, pieces } of segments) {
    const last = messages.at(-1);
    if (last?.role === role) messages[messages.length - 1] = { role, pieces: [...last.pieces, blankLine, ...pieces] };
    else messages.push({ role, pieces });
  }
  return messages;
}

const blankLine: PromptPiece = { kind: 'text', text: '\n\n', range: null };

/** A piece as a template: what only looks like a template is kept as it is. */
function templateOf(piece: PromptPiece, nameOf: (name: string) => string): string {
  switch (piece.kind) {
    case 'text':
      return /\{[{%#]/.test(piece.text) ? `{% raw %}${piece.text}{% endraw %}` : piece.text;
    case 'variable':
      return `{{${nameOf(piece.name)}}}`;
    case 'attachment':
      return `{{${nameOf(piece.media)}}}`;
  }
}

interface Names {
  readonly of: (name: string) => string;
  readonly all: () => readonly string[];
}

/** Names of variables as templates can have them, each source name with one of its own. */
function createNames(): Names {
  const bySource = new Map<string, string>();
  return {
    of(source) {
      const known = bySource.get(source);
      if (known !== undefined) return known;
      const base =
        source
          .replace(/\W+/g, '_')
          .replace(/^_+|_+$/g, '')
          .slice(0, 30) || 'value';
      const taken = new Set(bySource.values());
      let name = /^\d/.test(base) ? `value_${base}` : base;
      for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
      bySource.set(source, name);
      return name;
    },
    all: () => [...bySource.values()],
  };
}

/** A double-quoted scalar of YAML: JSON is one. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
