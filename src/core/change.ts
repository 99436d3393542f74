/**
 * What an offered change would do, in terms of the call and not of its text. A planner turns a change into edits of the
 * source; it may find that it cannot, and then nothing is offered.
 */
import type { TextRange } from './model.ts';

/** A change of one call, of the prompt text that it sends, or of what is reported about it. */
export type Change =
  /** Another model. `definition` edits where the id is written, which other calls may share; `here` edits this call only. */
  | { readonly kind: 'replace-model'; readonly model: string; readonly where: 'definition' | 'here' }
  /**
   * An output limit in tokens, under the parameter that the SDK, operation and model want. `brevityInstruction` is to be
   * added to the prompt with it where a limit of that size would cut answers off without it.
   */
  | { readonly kind: 'set-output-limit'; readonly tokens: number; readonly brevityInstruction: string | null }
  /** Marks the prompt up to the end of the call's segment with this index as a prefix that the provider may cache. */
  | { readonly kind: 'mark-cacheable'; readonly segment: number }
  /** A reasoning effort, as the provider names it, e.g. `low`. */
  | { readonly kind: 'set-reasoning-effort'; readonly effort: string }
  /** A limit on the number of turns of an agent. */
  | { readonly kind: 'set-turn-limit'; readonly turns: number }
  /**
   * Other prompt text with the same meaning: compact JSON, less indentation, no trailing white space. `range` is that of
   * source text in the file of the finding, `text` what is to stand there, as source text of the same language.
   */
  | { readonly kind: 'replace-prompt-text'; readonly range: TextRange; readonly text: string }
  /**
   * Attribution on the call, in the order given; a null value is one that the developer fills in. `forms` are those that the
   * gateway takes, the best first; where they are left out, it is written as the SDK takes it.
   */
  | {
      readonly kind: 'add-attribution';
      readonly entries: readonly { readonly key: string; readonly value: string | null }[];
      readonly forms?: readonly WrittenAttribution[];
    }
  /** A comment above the call: `callcost-ignore rule -- reason`. */
  | { readonly kind: 'ignore-here'; readonly rule: string; readonly reason: string }
  /** `rules: { rule: off }` in callcost.yml. */
  | { readonly kind: 'ignore-everywhere'; readonly rule: string };

/** Attribution as it goes over the wire. */
export type WrittenAttribution =
  /** As the SDK takes metadata. */
  | { readonly kind: 'metadata'; readonly entries: readonly { readonly key: string; readonly value: string }[] }
  /** Tags in the body, where LiteLLM reads them. */
  | { readonly kind: 'tags'; readonly tags: readonly string[] }
  /** Tags of a trace, where Langfuse's wrappers read them. */
  | { readonly kind: 'langfuse-tags'; readonly tags: readonly string[] }
  /** Headers of the request. */
  | { readonly kind: 'headers'; readonly headers: readonly { readonly name: string; readonly value: string }[] };
