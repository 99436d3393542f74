/** What the actions are called that switch a call to another model: the same words, whoever offers them. */
import type { Savings } from '../finding.ts';
import { savingsText } from './savings.ts';

/** Titles of the two ways to switch. */
export interface SwitchTitles {
  /** Where the id of the model is written, which other calls may share. */
  readonly everywhere: string;
  readonly onlyHere: string;
}

/** `Switch to gpt-5.4-mini (changes 2 other calls, saves ≈$0.0012–0.0034 per call)`. */
export function switchTitles(model: string, otherCalls: number, savings: Savings | null): SwitchTitles {
  const calls = otherCalls === 0 ? [] : [`changes ${otherCalls} other ${otherCalls === 1 ? 'call' : 'calls'}`];
  // What is saved in a month is told of this call alone.
  const all = otherCalls === 0 || savings === null ? savings : { ...savings, perMonth: null };
  return {
    everywhere: `Switch to ${model}${inBrackets([...calls, ...savingOf(all)])}`,
    onlyHere: `Switch to ${model} only here${inBrackets(savingOf(savings))}`,
  };
}

function savingOf(savings: Savings | null): readonly string[] {
  const text = savingsText(savings);
  return text === '' ? [] : [`saves ${text}`];
}

function inBrackets(notes: readonly string[]): string {
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}
