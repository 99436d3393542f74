// CommonJS, older SDK forms, Deno and browser imports.
const OpenAI = require('openai');
const { OpenAI: Named } = require('openai');
const { Configuration, OpenAIApi } = require('openai');
const Anthropic = require('@anthropic-ai/sdk').default;
const https = require('node:https');

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const old = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
const anthropic = new Anthropic();

const MODEL = process.env.MODEL || 'gpt-4o-mini';
const system = 'You answer in one word.';

async function ask(question, { model = MODEL, limit = 20 } = {}) {
  const completion = await openai.chat.completions.create({
    model,
    max_tokens: limit,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: question },
    ],
  });
  return completion.choices[0].message.content;
}

exports.named = function named(question) {
  return new Named().responses.create({ model: 'gpt-4o', input: question });
};

exports.legacy = async (question) =>
  old.createChatCompletion({ model: 'gpt-3.5-turbo', messages: [{ role: 'user', content: question }] });

exports.legacyCompletion = (prompt) => old.createCompletion({ model: 'text-davinci-003', prompt: 'Q: ' + prompt, max_tokens: 30 });

exports.claude = (question) =>
  anthropic.messages
    .create({ model: 'claude-haiku-4-5', max_tokens: 50, messages: [{ role: 'user', content: question }] })
    .then((reply) => reply.content[0].text)
    .catch(() => null);

exports.callback = function (questions, done) {
  questions.forEach(function (question) {
    openai.embeddings.create({ model: 'text-embedding-3-small', input: question }).then(done);
  });
};

exports.inline = (question) => require('openai').OpenAI
  ? new (require('openai').OpenAI)().responses.create({ model: 'gpt-4o', input: question })
  : null;

function Bot(options) {
  this.client = new OpenAI();
  this.model = options.model || 'gpt-4.1-mini';
}

Bot.prototype.reply = function (text) {
  return this.client.responses.create({ model: this.model, input: text });
};

let client;
function init() {
  client = new OpenAI({ baseURL: 'https://api.x.ai/v1' });
}

exports.lazy = (text) => {
  if (!client) init();
  return client.chat.completions.create({ model: 'grok-4', messages: [{ role: 'user', content: text }] });
};

exports.rawHttps = (text) => {
  const request = https.request({ hostname: 'api.openai.com', path: '/v1/chat/completions', method: 'POST' });
  request.write(JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] }));
  request.end();
};

module.exports = { ...exports, ask, Bot };
