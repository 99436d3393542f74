/** Values that belong to texts, found by the text itself. */
export interface TextCache<Value> {
  get(text: string): Value | undefined;
  set(text: string, value: Value): void;
}

/**
 * Keeps what was used last: when the texts together have more than `maximumCharacters`, those not asked for the longest
 * go. A text of more than a quarter of that is not kept at all, or it would push everything else out.
 */
export function createTextCache<Value>(maximumCharacters: number): TextCache<Value> {
  // A Map keeps the order in which its keys were set: the first key is the one not used for the longest.
  const values = new Map<string, Value>();
  let characters = 0;
  return {
    get(text) {
      const value = values.get(text);
      if (value !== undefined) {
        values.delete(text);
        values.set(text, value);
      }
      return value;
    },
    set(text, value) {
      if (text.length > maximumCharacters / 4) {
        return;
      }
      if (!values.delete(text)) {
        characters += text.length;
      }
      values.set(text, value);
      for (const oldest of values.keys()) {
        if (characters <= maximumCharacters) {
          break;
        }
        values.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}
