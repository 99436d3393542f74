import type { TextRange } from '../model.ts';

/** Before a call, in characters: further up is another matter. */
const reach = 1500;

/**
 * Whether attributes of OpenTelemetry, or of a trace, that are set around a call name a value: `span.set_attribute("feature", …)`,
 * `propagate_attributes(metadata={"feature": …})`. Text is enough: the worst that comes of a wrong guess is silence.
 */
export function isNamedInSpan(text: string, { start }: TextRange, key: string): boolean {
  const lines = text.slice(Math.max(0, start - reach), start).split('\n');
  const own = lines
    .slice(
      Math.max(
        0,
        lines.findLastIndex((line) => functionHead.test(line)),
      ),
    )
    .join('\n');
  const [, ...behind] = own.split(settersOfAttributes);
  const name = new RegExp(`["'](?:[\\w.]*\\.)?${key.replace(/[^\w-]/g, '')}["']`, 'i');
  return behind.some((written) => name.test(written.slice(0, reachOfSetter)));
}

const functionHead = /^\s*(?:export\s+)?(?:async\s+)?(?:def|function)\b/;

const settersOfAttributes =
  /set_?attributes?\b|(?:propagate|using|update_current)_?(?:attributes|trace)\b|startActiveSpan/i;

/** Arguments of a setter, in characters. */
const reachOfSetter = 200;
