/** A radio ham's station, with models on the local machine. */
import ollama, { Ollama } from 'ollama';

const station = new Ollama({ host: 'http://127.0.0.1:11434' });

export async function log(signal: string) {
  await ollama.chat({
    model: 'llama3.2',
    messages: [{ role: 'user', content: `Log: ${signal}` }],
    options: { num_predict: 60 },
  });
  await station.generate({ model: 'mistral', prompt: signal, system: 'You decode Morse.', stream: true });
  await station.embed({ model: 'nomic-embed-text', input: signal });
  await ollama.pull({ model: 'llama3.2' });
  await station.create({ model: 'morse', from: 'llama3.2' });
  return ollama.list();
}
