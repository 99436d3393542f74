import type { FeatureBudget, GatewayPrice, GatewaySnapshot } from '../core/budget.ts';
import { dayMs } from '../core/durations.ts';
import type { AdapterContext, GatewayAdapter, ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';
import { KeptPart, type PartReading } from './kept-part.ts';
import {
  keyBudgets,
  leftOutOf,
  providerBudgets,
  type ReadingFacts,
  restEveryMs,
  teamBudgets,
  userBudgets,
} from './litellm-budgets.ts';
import { askFor, noDatabase } from './litellm-client.ts';
import { headerBudget, type KeyReading, readKey } from './litellm-key.ts';
import { gatewayPrices } from './litellm-prices.ts';
import { type Everything, probe } from './litellm-probe.ts';
import {
  modelInfoReply,
  type ProviderBudgets,
  providerReply,
  readinessReply,
  type TeamInfo,
  teamReply,
  type UserInfo,
  userReply,
} from './litellm-replies.ts';
import { createTagReader, type ReadTags, type TagFindings } from './litellm-tags.ts';
import { leftOutRemarks } from './readable.ts';

/** Prices change seldom, and their list is long. */
const pricesEveryMs = dayMs;

/**
 * Reads a LiteLLM proxy: budgets of the key, its team, its user, of tags and of providers; daily spend and use by model of tags;
 * prices. Asks for the key with every reading and for the rest every five minutes at most. Never for `/health`, which makes
 * paid calls of models.
 */
export function createLiteLlmAdapter(context: AdapterContext): GatewayAdapter {
  const readParts = createParts(context);
  return {
    kind: 'litellm',
    read: async (request) => (await readParts(request)).snapshot,
    probe: (request) => probe(context, request, readParts),
  };
}

interface Parts {
  readonly team: KeptPart<TeamInfo, string>;
  readonly user: KeptPart<UserInfo | null>;
  readonly providers: KeptPart<ProviderBudgets>;
  readonly prices: KeptPart<GatewayPrice[]>;
  readonly readTags: ReadTags;
}

function createParts(context: AdapterContext): (request: ReadRequest) => Promise<Everything> {
  const parts: Parts = {
    team: new KeptPart(restEveryMs, async (request, teamId) => {
      const endpoint = { path: '/team/info', query: { team_id: teamId } };
      return (await askFor(context, endpoint, teamReply, request)).team_info;
    }),
    user: new KeptPart(
      restEveryMs,
      async (request) => (await askFor(context, { path: '/user/info' }, userReply, request)).user_info,
    ),
    providers: new KeptPart(
      restEveryMs,
      async (request) => (await askFor(context, { path: '/provider/budgets' }, providerReply, request)).providers,
    ),
    prices: new KeptPart(pricesEveryMs, async (request) =>
      gatewayPrices((await askFor(context, { path: '/v1/model/info' }, modelInfoReply, request)).data),
    ),
    readTags: createTagReader(context),
  };
  let readiness: Readiness | null = null;
  return async (request) => {
    const known = readiness ?? (await readReadiness(context, request));
    // A database may come back, so only good news is kept.
    readiness = known?.hasDatabase ? known : null;
    return readEverything(context, parts, known ?? unknownReadiness, request);
  };
}

interface Readiness {
  readonly version: string | null;
  readonly hasDatabase: boolean;
}

/** Where nothing is told, asking shows whether there is a database. */
const unknownReadiness: Readiness = { version: null, hasDatabase: true };

/** Who answers, without a key; null where that is not known now. Rejects where the gateway cannot be reached. */
async function readReadiness(context: AdapterContext, request: ReadRequest): Promise<Readiness | null> {
  const endpoint = { path: '/health/readiness', needsKey: false };
  try {
    const read = await askFor(context, endpoint, readinessReply, request);
    return { version: read.litellm_version, hasDatabase: read.db === null || /^connected$/i.test(read.db) };
  } catch (error) {
    if (error instanceof GatewayError && ['refused', 'malformed', 'too-large'].includes(error.failure)) {
      return unknownReadiness;
    }
    if (error instanceof GatewayError && error.failure === 'busy') {
      return null;
    }
    throw error;
  }
}

async function readEverything(
  context: AdapterContext,
  parts: Parts,
  { version, hasDatabase }: Readiness,
  request: ReadRequest,
): Promise<Everything> {
  const reading: ReadingFacts = { context, gatewayVersion: version, now: request.now, features: request.features };
  const key: KeyReading = hasDatabase
    ? await readKey(context, request)
    : { kind: 'unusable', error: new GatewayError('malformed', noDatabase) };
  const [providers, prices, header, owners] = await Promise.all([
    parts.providers.read(request, null),
    parts.prices.read(request, null),
    key.kind === 'closed' ? headerBudget(context, request, reading) : [],
    hasDatabase && key.kind !== 'closed' ? readOwners(parts, key, reading, request) : nothing,
  ]);
  const budgets = [...owners.budgets, ...header, ...providerBudgets(reading, providers)];
  rejectIfNothing(key, budgets, prices.value ?? []);
  const snapshot: GatewaySnapshot = {
    gateway: 'litellm',
    baseUrl: context.baseUrl,
    gatewayVersion: version,
    observedAt: request.now.toISOString(),
    budgets,
    usage: owners.usage,
    daily: owners.daily,
    prices: prices.value ?? [],
    units: [],
    remarks: [...new Set([...keyRemarks(key), ...owners.remarks, ...leftOutRemarks(providers.value?.leftOut ?? 0)])],
  };
  return { snapshot, key, role: owners.role };
}

/** What the database tells: of tags, of the key, of its team and its user. */
interface Owners extends TagFindings {
  readonly role: string | null;
}

const noTags: TagFindings = { budgets: [], daily: [], usage: [], remarks: [] };

const nothing: Owners = { ...noTags, role: null };

async function readOwners(parts: Parts, key: KeyReading, reading: ReadingFacts, request: ReadRequest): Promise<Owners> {
  const info = key.kind === 'read' ? key.info.value : null;
  const teamId = info?.team_id ?? null;
  const hasUser = key.kind === 'not-stored' || (info?.user_id ?? null) !== null;
  const [team, user] = await Promise.all([
    teamId === null ? null : parts.team.read(request, teamId),
    hasUser ? parts.user.read(request, null) : null,
  ]);
  const role = user?.value?.user_role ?? null;
  const seesEverything = key.kind === 'not-stored' || (role ?? '').startsWith('proxy_admin');
  const tags = request.features.length === 0 ? noTags : await parts.readTags(request, reading, seesEverything);
  const ofTeam = team === null ? [] : teamBudgets(reading, team);
  // The budget of a person does not apply to the keys of a team.
  const ofUser = user === null || teamId !== null ? [] : userBudgets(reading, user);
  const ofKey = key.kind === 'read' ? keyBudgets(reading, key.info, ofTeam[0]?.team ?? null) : [];
  return {
    ...tags,
    role,
    budgets: [...tags.budgets, ...ofKey, ...ofTeam, ...ofUser],
    remarks: [
      ...teamRemarks(team),
      ...roleRemarks(role, tags),
      ...leftOutRemarks(leftOutOf(info) + leftOutOf(team?.value) + leftOutOf(user?.value)),
      ...tags.remarks,
    ],
  };
}

/** A key that tells neither of itself nor of anything else is not the one to read with. */
function rejectIfNothing(key: KeyReading, budgets: readonly FeatureBudget[], prices: readonly GatewayPrice[]): void {
  if (budgets.length > 0 || prices.length > 0) {
    return;
  }
  if (key.kind === 'unusable') {
    throw key.error;
  }
  if (key.kind === 'closed') {
    throw new GatewayError('refused', key.remark);
  }
}

function keyRemarks(key: KeyReading): string[] {
  return key.kind === 'closed' ? [key.remark] : key.kind === 'unusable' ? [key.error.message] : [];
}

function teamRemarks(team: PartReading<TeamInfo> | null): string[] {
  const error = team?.error ?? null;
  if (error === null) {
    return [];
  }
  return [
    error.failure === 'refused'
      ? 'This key cannot read the budget of its team; ask for a key of that team.'
      : error.message,
  ];
}

function roleRemarks(role: string | null, { budgets }: TagFindings): string[] {
  return (role?.startsWith('internal_user') ?? false) && budgets.length > 0
    ? [
        'This key belongs to an internal user: newer gateways count only their own calls for tags. Ask for a read-only viewer key.',
      ]
    : [];
}
