import { ask } from './llm';

export const isSpam = (mail: string) => ask(`Is this mail spam? Answer yes or no only.\n\n${mail}`);

export const mood = (mail: string) =>
  ask(`Classify the mail as happy, neutral or angry. Answer with only the label.\n\n${mail}`, 'gpt-4.1');

export async function everyMail(mails: string[]) {
  for (const mail of mails) await ask('Say hello.', 'gpt-4-0613');
}
