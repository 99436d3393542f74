import fs, { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path, { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import Handlebars from 'handlebars';
import Mustache from 'mustache';
import { loadPrompt, PromptStore } from './load';
import triageText from './prompts/triage.txt';
import polishText from './prompts/polish.md?raw';

const client = new OpenAI();
const here = dirname(fileURLToPath(import.meta.url));
const readFileAsync = promisify(fs.readFile);
const SUMMARY = readFileSync(path.join(process.cwd(), 'prompts', 'summary.md'), 'utf-8').trim();

function ask(system: string, user: string) {
  return [
    { role: 'system' as const, content: system },
    { role: 'user' as const, content: user },
  ];
}

export function byUrl(ticket: string) {
  const system = readFileSync(join(here, 'prompts/triage.txt'), 'utf8');
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export async function byNewUrl(ticket: string) {
  const system = await readFile(new URL('./prompts/polish.md', import.meta.url), { encoding: 'utf8' });
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export function byDirname(ticket: string) {
  const system = fs.readFileSync(path.resolve(__dirname, '..', 'prompts', 'summary.md')).toString();
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export function byTemplate(ticket: string) {
  const system = fs.readFileSync(`${import.meta.dirname}/prompts/polish.md`, 'utf8');
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export function byWorkingDirectory(ticket: string, team: string) {
  const system = SUMMARY.replace('{{count}}', '12').replace('{{team}}', team);
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export async function byPromisify(ticket: string) {
  const system = (await readFileAsync('./src/prompts/triage.txt', 'utf8')).trim();
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export async function byDeno(ticket: string) {
  const system = await Deno.readTextFile('src/prompts/polish.md');
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export async function byBun(ticket: string) {
  const system = await Bun.file('src/prompts/polish.md').text();
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}

export function byImport(ticket: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(triageText, ticket) });
}

export function byRawImport(ticket: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(polishText, ticket) });
}

export function byHelper(ticket: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(loadPrompt('triage'), ticket) });
}

export async function byStore(ticket: string) {
  const store = new PromptStore();
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(await store.load('polish'), ticket) });
}

export function byMustache(ticket: string, team: string) {
  const text = Mustache.render(readFileSync('prompts/summary.md', 'utf8'), { count: 3, team });
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(text, ticket) });
}

export function byHandlebars(ticket: string) {
  const template = Handlebars.compile(readFileSync('prompts/hello.hbs', 'utf8'));
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(template({ name: 'Ada' }), ticket) });
}

export function asBase64(ticket: string) {
  const image = readFileSync('prompts/summary.md', 'base64') + readFileSync('prompts/summary.md').toString('base64');
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(image, ticket) });
}

export function chosen(name: string, ticket: string) {
  const system = readFileSync(path.join(here, 'prompts', `${name}.md`), 'utf8');
  return client.chat.completions.create({ model: 'gpt-4o', messages: ask(system, ticket) });
}
