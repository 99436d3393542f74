import type { Answers, Panel, Store } from './answers';

export class Desk {
  constructor(private readonly answers: Answers) {}

  summarize(ticket: string) {
    return this.answers.answer(`Summarize this ticket in one sentence, for a colleague who takes over: ${ticket}`);
  }
}

export const translate = (answers: Answers | null, text: string) =>
  answers?.answer(`Translate into plain English, and keep names as they are: ${text}`);

// Others that have such a method, or none.
export const show = (panel: Panel, store: Store<string>, text: string) => {
  store.keep(text);
  return panel.answer(`Show the ticket: ${text}`);
};
