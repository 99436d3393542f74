import OpenAI from 'openai';

const client = new OpenAI();

export const pretty = (rows: unknown) =>
  client.responses.create({ model: 'gpt-5.4', input: `Sum this up: ${JSON.stringify(rows, null, 2)}` });
