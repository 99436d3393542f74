import { isRequest } from '../analysis.ts';
import type { LoopContext } from '../model.ts';
import { batchFactorOf } from '../prices/terms.ts';
import { itemLoopOf } from './loops.ts';
import { evidenceAt } from './places.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';
import { savingsBetween, savingsText } from './savings.ts';

/** A request for each item of a job that nobody waits for, at a provider whose batch interface costs less. */
export const batchable: Rule = {
  code: 'batchable',
  topic: 'loop',
  check(subject) {
    const { call, file, price } = subject;
    const loop = isRequest(subject) ? itemLoopOf(call, subject.file.text) : null;
    if (loop === null || price === null || !isPlain(subject)) return nothing;
    const job = jobNameOf(subject);
    const { factor } = batchFactorOf(price.provider);
    if (job === null || factor === null || isTimed(subject, loop)) return nothing;
    const savings = savingsBetween(subject, (each) => each.estimate.perCallBatch);
    const saved = savings === null ? '' : ` and saves ${savingsText(savings)}`;
    return [
      {
        message: `This loop runs offline (“${job}”): the provider's batch interface costs ${Math.round((1 - factor) * 100)} % less${saved}. Answers come within a day.`,
        evidence: [evidenceAt(file, loop.text, loop.range), { text: `named ${job}`, range: null }],
        savings,
      },
    ];
  },
};

function isPlain({ call: { operation, options, tools } }: RuleSubject): boolean {
  const isBatched = options.batch || options.serviceTier !== null || options.streaming === true;
  const isPlainOperation = operation === 'chat' || operation === 'responses' || operation === 'embedding';
  return isPlainOperation && !isBatched && tools === null;
}

/** What measures how long answers take waits for each of them. */
function isTimed({ file }: RuleSubject, { range }: LoopContext): boolean {
  return /perf_counter|time\.time\(|performance\.now|Date\.now|latency|elapsed/i.test(
    file.text.slice(range.start, range.end),
  );
}

/** The word by which a function, or else its file, says that it is a job; null where neither does. */
function jobNameOf({ call, file }: RuleSubject): string | null {
  const name = call.enclosing.slice(call.enclosing.lastIndexOf('.') + 1);
  const fileName = file.path.slice(file.path.lastIndexOf('/') + 1);
  return [name, fileName].find((each) => jobWords.test(each)) ?? null;
}

/** Not `batch`, `bulk` or `ingest`: those name what is done to many items, also while somebody waits. */
const jobWords =
  /(?:^|[_\-.]|(?<=[a-z])(?=[A-Z]))(?:backfill|nightly|offline|cron|etl|annotate|annotation|benchmark|eval|evals|evaluate|evaluation|precompute|reindex)(?:[_\-.]|$|(?=[A-Z]))/i;
