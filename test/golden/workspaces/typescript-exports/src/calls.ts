import client from './client';
import DEFAULT, { CHEAP, Model, MODELS, names, TABLE } from './models';
import limits = require('./models/limits');
import * as models from './models';
import * as prompts from './prompts';
import titlePrompt, { bodyPrompt, SYSTEM as INSTRUCTIONS } from './prompts.js';

export const defaultExport = () => client.responses.create({ model: DEFAULT, input: 'Hello.' });

export const renamed = () => client.responses.create({ model: CHEAP, input: 'Hello.' });

export const namespaceOfBarrel = () => client.responses.create({ model: names.FAST, input: 'Hello.' });

export const wholeBarrel = () => client.responses.create({ model: models.MODELS.chat, input: 'Hello.' });

export const asConst = () =>
  client.responses.create({ model: MODELS.judge.id, max_output_tokens: MODELS.judge.limit, input: 'Hello.' });

export const enumMember = () => client.responses.create({ model: Model.Small, input: 'Hello.' });

export const table = () => client.responses.create({ model: TABLE[Model.Large], input: 'Hello.' });

export const exportEquals = () => client.responses.create({ model: CHEAP, max_output_tokens: limits.title, input: 'Hi.' });

export function promptFunctions(product: string) {
  return client.responses.create({ model: CHEAP, instructions: INSTRUCTIONS, input: titlePrompt(product) });
}

export function promptsOfNamespace(product: string) {
  return client.responses.create({
    model: CHEAP,
    instructions: prompts.SYSTEM,
    input: prompts.bodyPrompt(product, 'dry') + bodyPrompt('bees'),
  });
}

export async function loadedLater(product: string) {
  const { bodyPrompt, default: title } = await import('./prompts');
  const { Model: Later } = await import('./models');
  return client.responses.create({ model: Later.Large, instructions: title('a book'), input: bodyPrompt(product) });
}
