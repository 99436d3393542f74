// OpenAI's Codex SDK: an agent that works on a folder.
import { Codex, type Thread } from '@openai/codex-sdk';

const codex = new Codex({ apiKey: process.env.OPENAI_API_KEY });

export async function review(branch: string) {
  const thread = codex.startThread({ model: 'gpt-5-codex', modelReasoningEffort: 'high', sandboxMode: 'read-only' });
  const turn = await thread.run(`Review the branch ${branch} and list what would break for users.`);
  await thread.run('Write a test for the worst of these.', { outputSchema: { type: 'object' } });
  return turn.finalResponse;
}

export async function goOn(id: string, text: string) {
  const thread = codex.resumeThread(id, { model: 'gpt-5-mini' });
  const { events } = await thread.runStreamed(text);
  for await (const event of events) console.log(event.type);
}

export const byDefault = () => new Codex().startThread().run('Update the changelog.');

// What it is given says what it is.
export const handed = (thread: Thread, tests: { run(name: string): void }) => {
  tests.run('all');
  return thread.run('Run the linter and fix what it says.');
};
