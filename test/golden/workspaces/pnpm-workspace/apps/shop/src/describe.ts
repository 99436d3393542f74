import { ask, client } from '@acme/ai';
import { STRONG } from '@acme/ai/models/openai';
import { describe, SYSTEM } from '@acme/ai/prompts';

export const short = (bike: string) => ask({ prompt: describe(bike), system: SYSTEM, maxTokens: 80 });

export const long = (bike: string) => ask({ prompt: `${describe(bike)} And again.`, model: STRONG });

export const own = () => client.responses.create({ model: STRONG, input: 'Hello.' });
