// How prompts are put together: templates, joins, builders, message lists, parts, cache marks.
import Anthropic from '@anthropic-ai/sdk';
import dedent from 'dedent';
import OpenAI from 'openai';

const claude = new Anthropic();
const openai = new OpenAI();

const TONE = 'Be kind.';
const SYSTEM = `You sort mail. ${TONE}`;
const RULES = ['Quote the letter.', 'Name the date.'];
const EXAMPLES: OpenAI.ChatCompletionMessageParam[] = [
  { role: 'user', content: 'Is it open?' },
  { role: 'assistant', content: 'Yes.' },
];

const base = { model: 'claude-haiku-4-5', max_tokens: 100 };

export const literal = () => claude.messages.create({ ...base, messages: [{ role: 'user', content: 'Say hello.' }] });

export const templateLiteral = (letter: { id: number; text: string }) =>
  claude.messages.create({
    ...base,
    system: SYSTEM,
    messages: [{ role: 'user', content: `Letter ${letter.id}:\n${letter.text.trim()}` }],
  });

export const concatenated = (text: string) =>
  claude.messages.create({ ...base, messages: [{ role: 'user', content: 'Sort: ' + text + '\nOptions: ' + 'a, b' }] });

export function added(text: string, examples?: string) {
  let prompt = 'Extract dates.';
  if (examples) prompt += `\nExamples: ${examples}`;
  prompt += '\nText: ' + text;
  return claude.messages.create({ ...base, messages: [{ role: 'user', content: prompt }] });
}

export const joined = (text: string) =>
  claude.messages.create({
    ...base,
    system: RULES.join('\n'),
    messages: [{ role: 'user', content: ['Read this.', text, 'Answer.'].join('\n\n') }],
  });

export const filtered = (text: string, note?: string) =>
  claude.messages.create({
    ...base,
    messages: [{ role: 'user', content: ['Read this.', note && `Note: ${note}`, text].filter(Boolean).join('\n') }],
  });

export const mapped = (documents: { text: string }[]) =>
  claude.messages.create({
    ...base,
    messages: [{ role: 'user', content: `Context:\n${documents.map((document) => document.text).join('\n')}` }],
  });

export const tagged = (text: string) =>
  claude.messages.create({
    ...base,
    system: dedent`
      You are an editor.
        Keep indentation.
      Subject: ${text}
    `,
    messages: [{ role: 'user', content: text }],
  });

export const replaced = (name: string) =>
  claude.messages.create({
    ...base,
    messages: [{ role: 'user', content: 'Greet {{name}} warmly.'.replace('{{name}}', name) }],
  });

export const conditional = (text: string, formal: boolean) =>
  claude.messages.create({
    ...base,
    system: `You edit. ${formal ? 'Use formal language.' : 'Use plain language.'}`,
    messages: [{ role: 'user', content: text }],
  });

export const json = (record: unknown) =>
  claude.messages.create({
    ...base,
    messages: [{ role: 'user', content: `Check: ${JSON.stringify(record, null, 2)}` }],
  });

function buildPrompt(subject: string, words = 50): string {
  return `Write ${words} words about ${subject}.`;
}

const buildSystem = (role: string) => `You are ${role}. ${TONE}`;

export const built = (subject: string) =>
  claude.messages.create({
    ...base,
    system: buildSystem('a reporter'),
    messages: [{ role: 'user', content: buildPrompt(subject, 20) }],
  });

function buildMessages(text: string): Anthropic.MessageParam[] {
  return [
    { role: 'user', content: `Rewrite: ${text}` },
    { role: 'assistant', content: 'Rewritten:' },
  ];
}

export const builtMessages = (letter: string) => claude.messages.create({ ...base, messages: buildMessages(letter) });

export function pushed(question: string, polite: boolean) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: SYSTEM }];
  messages.push(...EXAMPLES);
  if (polite) messages.push({ role: 'developer', content: 'Be polite.' });
  messages.push({ role: 'user', content: question });
  return openai.chat.completions.create({ model: 'gpt-4o', messages });
}

export const spread = (question: string, history: OpenAI.ChatCompletionMessageParam[]) =>
  openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'system', content: SYSTEM }, ...history, ...EXAMPLES, { role: 'user', content: question }],
  });

export const concatenatedLists = (question: string) =>
  openai.chat.completions.create({
    model: 'gpt-4o',
    messages: EXAMPLES.concat([{ role: 'user', content: question }]),
  });

export function looped(question: string, turns: { asked: string; said: string }[]) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [];
  for (const turn of turns) {
    messages.push({ role: 'user', content: turn.asked }, { role: 'assistant', content: turn.said });
  }
  messages.push({ role: 'user', content: question });
  return openai.chat.completions.create({ model: 'gpt-4o', messages });
}

export const mappedHistory = (question: string, turns: { role: 'user'; text: string }[]) =>
  openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [...turns.map((turn) => ({ role: turn.role, content: turn.text })), { role: 'user', content: question }],
  });

export class Chat {
  private messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: 'You are a waiter.' }];

  async send(text: string) {
    this.messages.push({ role: 'user', content: text });
    const reply = await openai.chat.completions.create({ model: 'gpt-4o', messages: this.messages });
    this.messages.push(reply.choices[0]!.message);
    return reply;
  }
}

export const image = (url: string) =>
  openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is on it?' },
          { type: 'image_url', image_url: { url, detail: 'high' } },
        ],
      },
    ],
  });

export const cached = (document: string, question: string) =>
  claude.messages.create({
    ...base,
    system: [{ type: 'text', text: 'You know the law.', cache_control: { type: 'ephemeral' } }],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document', source: { type: 'text', media_type: 'text/plain', data: document } },
          { type: 'text', text: question },
        ],
      },
    ],
  });

const REPORT_PROMPT = `Write a weekly report for the board. Start with the numbers, end with one risk.
Week: ${new Date().toISOString()}`;

export const usedElsewhere = { prompt: REPORT_PROMPT };

export const HANDOVER_INSTRUCTIONS =
  'Summarise the conversation for a colleague who takes over, with names, dates and the next step.';
