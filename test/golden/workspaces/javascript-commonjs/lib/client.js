const OpenAI = require('openai');

let client = null;

function getClient() {
  if (!client) client = new OpenAI({ maxRetries: 0 });
  return client;
}

async function complete(prompt, { model = 'gpt-4o-mini', ...rest } = {}) {
  return getClient().chat.completions.create({ model, messages: [{ role: 'user', content: prompt }], ...rest });
}

module.exports = { getClient, complete };
