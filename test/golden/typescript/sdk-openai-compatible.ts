/** One question for every host whose SDK has OpenAI's form. */
import Cerebras from '@cerebras/cerebras_cloud_sdk';
import Perplexity from '@perplexity-ai/perplexity_ai';
import Groq from 'groq-sdk';
import Together from 'together-ai';

const groq = new Groq();
const together = new Together({ apiKey: process.env.TOGETHER_API_KEY });
const messages = [{ role: 'user' as const, content: 'Why do leaves fall?' }];

export async function ask() {
  await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages, max_completion_tokens: 90 });
  await together.chat.completions.create({ model: 'Qwen/Qwen2.5-7B-Instruct-Turbo', messages, max_tokens: 90 });
  together.chat.completions.stream({ model: 'deepseek-ai/DeepSeek-V3', messages });
  await new Cerebras().chat.completions.create({ model: 'llama-3.3-70b', messages, max_completion_tokens: 90 });
  await new Perplexity().chat.completions.create({ model: 'sonar-pro', messages });
  await groq.audio.transcriptions.create({ model: 'whisper-large-v3-turbo', file: new File([], 'a.wav') });
  await together.images.generate({ model: 'black-forest-labs/FLUX.1-schnell', prompt: 'leaves' });
  return groq.models.list();
}
