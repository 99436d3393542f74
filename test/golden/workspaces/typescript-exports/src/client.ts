import OpenAI from 'openai';

export default new OpenAI({ maxRetries: 0 });
