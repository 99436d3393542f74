import { api, complete, judge, stream, withDefaults, withRetry } from './llm';
import * as llm from './llm';
import { Silent, Summary, translate, Verdict } from './tasks';

const tasks = { summary: new Summary(), verdict: new Verdict() };
const brief = withDefaults({ maxTokens: 5 });

export async function options() {
  await complete('One: defaults.');
  await complete('Two: a model.', { model: 'gpt-4.1' });
  await complete('Three: a system prompt.', { system: 'Be kind.', maxTokens: 7 });
  await llm.complete('Four: through the name space.');
  await api.complete('Five: through an object.');
  await api.ask('Six: an arrow in an object.');
}

export async function made(text: string) {
  await judge('Seven: made with defaults.');
  await brief('Eight: made here.', { model: 'gpt-4.1' });
  await translate('Nine.');
  await translate(text, { model: 'gpt-4.1-nano' });
}

export async function classes(text: string) {
  await new Summary().run('Ten.');
  await tasks.verdict.run('Eleven.');
  await tasks.summary.run(text);
  new Silent().run('nothing is sent');
  new Silent().complete('nothing is sent');
}

export async function asynchronous(texts: string[]) {
  await Promise.all(texts.map((each) => complete(`Twelve: ${each}`)));
  await withRetry(() => complete('Thirteen: repeated.'));
  complete('Fourteen: not waited for.').then((answer) => console.log(answer));
  const [first] = await Promise.all([complete('Fifteen.'), complete('Sixteen.', { model: 'gpt-4.1' })]);
  for await (const chunk of stream({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Seventeen.' }] })) {
    console.log(chunk, first);
  }
}
