// Calls in components, actions and hooks.
'use server';
import OpenAI from 'openai';
import { useCallback, useMemo, useState } from 'react';

const openai = new OpenAI();
const PROMPT = 'Describe the picture for a blind reader.';

export async function Summary({ text, model = 'gpt-4o-mini' }: { text: string; model?: string }) {
  const { output_text } = await openai.responses.create({ model, input: `Summarise: ${text}`, max_output_tokens: 80 });
  return <p title="openai.responses.create">{output_text}</p>;
}

export async function describe(formData: FormData) {
  'use server';
  const url = formData.get('url') as string;
  return openai.responses.create({
    model: 'gpt-4.1',
    instructions: PROMPT,
    input: [{ role: 'user', content: [{ type: 'input_image', image_url: url, detail: 'low' }] }],
  });
}

export function Playground() {
  const [question, setQuestion] = useState('');
  const client = useMemo(() => new OpenAI({ dangerouslyAllowBrowser: true }), []);
  const ask = useCallback(
    async () => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] }),
    [client, question],
  );
  return (
    <form action={describe}>
      <input value={question} onChange={(event) => setQuestion(event.target.value)} />
      <button
        type="button"
        onClick={async () => {
          await ask();
          await client.embeddings.create({ model: 'text-embedding-3-small', input: question });
        }}
      >
        Ask
      </button>
      {['short', 'long'].map((length) => (
        <button key={length} onClick={() => client.responses.create({ model: 'gpt-4o', input: `A ${length} joke.` })}>
          {length}
        </button>
      ))}
      <pre>{`await openai.chat.completions.create({ model: 'gpt-4o', messages })`}</pre>
    </form>
  );
}

function Generic<Item extends { id: string }>({ items }: { items: Item[] }) {
  return <ul>{items.map((item) => <li key={item.id}>{item.id}</li>)}</ul>;
}
