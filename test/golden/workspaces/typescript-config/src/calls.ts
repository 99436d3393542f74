import OpenAI from 'openai';
import frozen, { config, FEATURES, getConfig, Settings } from './config';

const openai = new OpenAI();
const { llm, embeddings } = config;
const settings = new Settings();

export const nested = () =>
  openai.responses.create({ model: config.llm.model, max_output_tokens: config.llm.limits.answer, input: 'Hi.' });

export const destructured = () => openai.responses.create({ model: llm.fallback, input: 'Hi.' });

export const limitFromEnvironment = () =>
  openai.responses.create({ model: llm.model, max_output_tokens: llm.limits.title, input: 'Hi.' });

export const fromEnvironment = () => openai.embeddings.create({ model: embeddings.model, input: 'Hi.' });

export const throughFunction = () => {
  const { model } = getConfig().llm;
  return openai.responses.create({ model, input: 'Hi.' });
};

export const byFeature = (text: string) =>
  openai.responses.create({
    model: FEATURES.title.model,
    instructions: FEATURES.title.prompt,
    max_output_tokens: FEATURES['title'].maxTokens,
    input: text,
  });

export const anyFeature = (feature: keyof typeof FEATURES, text: string) =>
  openai.responses.create({ model: FEATURES[feature].model, instructions: FEATURES[feature].prompt, input: text });

export const staticField = () => openai.responses.create({ model: Settings.model, input: 'Hi.' });

export const fields = () =>
  openai.responses.create({ model: settings.judge, max_output_tokens: settings.limit, input: 'Hi.' });

export const getter = () => openai.responses.create({ model: settings.writer, input: 'Hi.' });

export const frozenDefault = () => openai.responses.create({ model: frozen.model, input: 'Hi.' });
