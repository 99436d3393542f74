/** Poems on Hugging Face's inference client. */
import { InferenceClient, textGeneration } from '@huggingface/inference';

const client = new InferenceClient(process.env.HF_TOKEN);

export async function poem(theme: string) {
  await client.chatCompletion({
    model: 'meta-llama/Llama-3.1-8B-Instruct',
    messages: [{ role: 'user', content: `A poem about ${theme}` }],
    max_tokens: 128,
  });
  await client.textGeneration({ model: 'gpt2', inputs: theme, parameters: { max_new_tokens: 30 } });
  for await (const chunk of client.chatCompletionStream({ model: 'Qwen/Qwen2.5-7B-Instruct', messages: [] })) console.log(chunk);
  await client.featureExtraction({ model: 'sentence-transformers/all-MiniLM-L6-v2', inputs: theme });
  return textGeneration({ model: 'bigscience/bloom', inputs: theme });
}
