const base = { temperature: 0, max_tokens: 64 };

module.exports = { model: 'gpt-4o', options: { ...base, max_tokens: 128 }, models: { cheap: 'gpt-4o-mini' } };
