import { agentUnbounded } from './agent-unbounded.ts';
import { attributionMissing } from './attribution-missing.ts';
import { batchable } from './batchable.ts';
import { cacheBroken } from './cache-broken.ts';
import { callInLoop } from './call-in-loop.ts';
import { contextOverflow } from './context-overflow.ts';
import { embeddingOversized } from './embedding-oversized.ts';
import { examplesHeavy } from './examples-heavy.ts';
import { gatewayBypass } from './gateway-bypass.ts';
import { historyUnbounded } from './history-unbounded.ts';
import { imageDetail } from './image-detail.ts';
import { modelDeprecated } from './model-deprecated.ts';
import { modelNotAllowed } from './model-not-allowed.ts';
import { modelSuperseded } from './model-superseded.ts';
import { outputLimitLoose } from './output-limit-loose.ts';
import { outputLimitMissing } from './output-limit-missing.ts';
import { priceUnknown } from './price-unknown.ts';
import { promptDuplicate } from './prompt-duplicate.ts';
import { promptLong } from './prompt-long.ts';
import { promptUncached } from './prompt-uncached.ts';
import { promptWaste } from './prompt-waste.ts';
import { reasoningOverkill } from './reasoning-overkill.ts';
import { responseCacheable } from './response-cacheable.ts';
import type { Rule } from './rule.ts';
import { tierAbovePolicy } from './tier-above-policy.ts';
import { tierDowngrade } from './tier-downgrade.ts';

/** The rules about calls, in the order in which their findings are listed. Those about features look at callcost.yml. */
export const rules: readonly Rule[] = [
  modelNotAllowed,
  tierAbovePolicy,
  attributionMissing,
  gatewayBypass,
  modelDeprecated,
  contextOverflow,
  tierDowngrade,
  outputLimitMissing,
  outputLimitLoose,
  reasoningOverkill,
  promptUncached,
  cacheBroken,
  agentUnbounded,
  historyUnbounded,
  callInLoop,
  batchable,
  responseCacheable,
  promptWaste,
  promptDuplicate,
  promptLong,
  examplesHeavy,
  imageDetail,
  modelSuperseded,
  embeddingOversized,
  priceUnknown,
];
