import type { Advice, AdvicePrompt } from '../advice/advice.ts';
import type { Call } from '../model.ts';
import { advicePromptOf } from './call-prompt.ts';

/** What the prompt of a call tells; null where it is not a prompt that can be read. */
export type AdviseCall = (call: Call) => Advice | null;

/** Reads the prompt of each call once: its estimate, its own findings and those of a wrapper ask for the same. */
export function createAdviser(advise: (prompt: AdvicePrompt, tierOf: () => null) => Advice): AdviseCall {
  const known = new WeakMap<Call, Advice | null>();
  return (call) => {
    const remembered = known.get(call);
    if (remembered !== undefined) return remembered;
    const prompt = advicePromptOf(call);
    const advice = prompt === null ? null : advise(prompt, () => null);
    known.set(call, advice);
    return advice;
  };
}
