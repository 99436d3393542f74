import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
import * as yaml from 'js-yaml';
import { parse as parseYaml } from 'yaml';
import TOML from '@iarna/toml';
import { parse as parseToml } from 'smol-toml';
import { readJson } from 'fs-extra';
import config, { system } from './config.json';

const client = new OpenAI();
const required = require('./config.json');
const { chat: { model: chosenModel } } = JSON.parse(readFileSync('src/config.json', 'utf8'));

function user(content: string) {
  return [{ role: 'user' as const, content }];
}

export function byImport(ticket: string) {
  return client.chat.completions.create({
    model: config.chat.model,
    max_tokens: config.chat.maxTokens,
    messages: [{ role: 'system', content: system }, ...user(ticket)],
  });
}

export function byRequire(ticket: string) {
  return client.chat.completions.create({ model: required.chat.model, messages: user(ticket) });
}

export function byDestructuring(ticket: string) {
  return client.chat.completions.create({ model: chosenModel, messages: user(ticket) });
}

export function byJsYaml(ticket: string) {
  const settings = yaml.load(readFileSync('config.yaml', 'utf8')) as { chat: { model: string; maxTokens: number }; system: string };
  return client.chat.completions.create({
    model: settings.chat.model,
    max_tokens: settings.chat.maxTokens,
    messages: [{ role: 'system', content: settings.system }, ...user(ticket)],
  });
}

export async function byYaml(ticket: string) {
  const { chat } = parseYaml(await readFile('config.yaml', 'utf8'));
  return client.chat.completions.create({ ...{ model: chat['model'] }, messages: user(ticket) });
}

export function byToml(ticket: string) {
  const settings = TOML.parse(readFileSync('config.toml', 'utf8'));
  return client.chat.completions.create({ model: settings.chat.model, messages: user(ticket) });
}

export function bySmolToml(ticket: string) {
  const settings = parseToml(readFileSync('config.toml', 'utf8'));
  return client.chat.completions.create({
    model: settings.chat.model ?? 'gpt-4o',
    max_tokens: settings.chat.maxTokens || 100,
    messages: user(ticket),
  });
}

export async function byReadJson(ticket: string) {
  const settings = await readJson('src/config.json');
  return client.chat.completions.create({ model: settings.chat.model, messages: user(ticket) });
}

export function ofTheRunningProgram(text: string, ticket: string) {
  const settings = JSON.parse(text);
  return client.chat.completions.create({ model: settings.chat.model, messages: user(ticket) });
}
