/** Answers of a bounded size: an agent pays for every token that it reads. */

/** Characters of an answer; about 6,000 tokens. */
const longestAnswer = 24_000;

/** The first items that fit, and how many were left out. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Items behind these; ask with a narrower question, or with `offset`. */
  readonly leftOut: number;
}

/** A page of items as they are asked for, and fewer where their JSON would be too long. */
export function pageOf<Item>(items: readonly Item[], offset: number, limit: number): Page<Item> {
  const wanted = items.slice(offset, offset + limit);
  let room = longestAnswer;
  const fitting = wanted.findIndex((item) => {
    room -= JSON.stringify(item).length;
    return room < 0;
  });
  // One item is shown however long it is: an empty page would not get anybody further.
  const shown = fitting === -1 ? wanted : wanted.slice(0, Math.max(fitting, 1));
  return { items: shown, leftOut: Math.max(items.length - offset - shown.length, 0) };
}

/** An answer as compact JSON. */
export function jsonAnswer(value: unknown): string {
  return JSON.stringify(value);
}

/** A text that ends where an answer would be too long, and says so. */
export function boundedText(text: string): string {
  if (text.length <= longestAnswer) return text;
  return `${text.slice(0, longestAnswer)}\n… ${text.length - longestAnswer} more characters are left out.`;
}
