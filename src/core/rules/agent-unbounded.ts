import { isRequest } from '../analysis.ts';
import { loopsAround } from './loops.ts';
import { evidenceAt } from './places.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** Turns that are plenty for most agents, and bounded all the same. */
const proposedTurns = 20;

/** An agent that goes on until it thinks it is done. */
export const agentUnbounded: Rule = {
  code: 'agent-unbounded',
  topic: 'request',
  check(subject) {
    const { call, file } = subject;
    if (!isRequest(subject) || call.multiplier.high !== null) return nothing;
    if (isAgentWithoutLimit(subject)) {
      return [
        {
          message: 'This agent has no turn limit: what one run costs has no upper end.',
          evidence: [evidenceAt(file, call.multiplier.reason, call.range)],
          changes: [
            {
              title: `Set a limit of ${proposedTurns} turns`,
              change: { kind: 'set-turn-limit', turns: proposedTurns },
              isSafe: false,
              isPreferred: true,
            },
          ],
        },
      ];
    }
    const loop = toolLoopOf(subject);
    if (loop === null) return nothing;
    return [
      {
        message: `“${loop.text}” calls tools until the model stops: what one run costs has no upper end. Count the turns.`,
        evidence: [evidenceAt(file, loop.text, loop.range)],
      },
    ];
  },
};

/** Agents of other SDKs stop by themselves: OpenAI's after 10 turns, Pydantic AI's after 50 requests, ADK's after 500. */
const sdksWithoutLimit: ReadonlySet<string> = new Set(['claude-agent-sdk']);

/** Where the file speaks of turns at all, a limit may be set that this call does not show. */
function isAgentWithoutLimit({ call, file }: RuleSubject): boolean {
  return call.operation === 'agent' && sdksWithoutLimit.has(call.sdk) && !/max_?turns|max_?budget/i.test(file.text);
}

/** An endless loop around a request with tools that counts nothing and asks nobody. */
function toolLoopOf({ call, file }: RuleSubject) {
  const loop = loopsAround(call).at(-1);
  if (call.tools === null || loop?.kind !== 'while' || !/^while\s*\(?\s*(?:true|1)\s*\)?$/i.test(loop.text))
    return null;
  const body = file.text.slice(loop.range.start, loop.range.end).replaceAll(outputLimits, '');
  return bounds.test(body) ? null : loop;
}

/** These bound an answer, not the loop. */
const outputLimits = /max_?(?:output|completion|new)?_?tokens/gi;

/** What counts turns, names a bound, or waits for somebody. */
const bounds =
  /\b(?:max|limit)|_(?:max|limit)|(?:turn|step|iter|attempt|round|depth|budget|deadline|count)\w*\s*(?:\+=|\+\+|[<>]=?|==)|\+=\s*1\b|\binput\(|readline|prompt\(|receive|recv|queue/i;
