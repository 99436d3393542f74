#!/usr/bin/env node
const config = require('../lib/config');
const { SYSTEM, greeting, farewell } = require('../lib/prompts');
const { getClient, complete } = require('../lib/client');
const lib = require('../lib');
const { models: { cheap } } = require('../lib/config');

async function main() {
  await getClient().chat.completions.create({
    model: config.model,
    ...config.options,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: greeting('Ann') },
    ],
  });
  await complete(farewell('Ann'), { max_tokens: 9 });
  await complete('Be cheap.', { model: cheap });
  await lib.getClient().responses.create({ model: 'gpt-4o', input: 'Through the index.' });
  await lib.complete('A wrapper through the index.');
}

main();
