import type { FeatureBudget, GatewaySnapshot } from '../../../src/core/budget.ts';
import { groupedBy } from '../../../src/core/grouping.ts';
import type { AdapterContext, KeyAccess, ReadRequest } from '../../../src/gateway/adapter.ts';
import { createLiteLlmAdapter } from '../../../src/gateway/litellm.ts';
import { answer, type ContractServer, fixture, type RecordedRequest, startContractServer } from './contract-server.ts';
import { checkSnapshot, contextOf, readingOf } from './snapshots.ts';

interface ActivityRow {
  readonly date: string;
  readonly tag: string;
  readonly model: string;
  readonly model_group: string;
  readonly provider: string;
  readonly [metric: string]: string | number;
}

/** Paths that the adapter reads, each with its fixture. */
export const liteLlmFixtures: Readonly<Record<string, string>> = {
  '/health/readiness': 'litellm/readiness',
  '/key/info': 'litellm/key-info',
  '/team/info': 'litellm/team-info',
  '/user/info': 'litellm/user-info',
  '/tag/list': 'litellm/tag-list',
  '/provider/budgets': 'litellm/provider-budgets',
  '/global/spend/tags': 'litellm/global-spend-tags',
  '/spend/tags': 'litellm/spend-tags',
  '/v1/model/info': 'litellm/model-info',
};

/** A LiteLLM proxy with tags, read by the key of a viewer. Pages hold at most `rowsPerPage` rows. */
function startLiteLlm({ rowsPerPage = 1000 } = {}): Promise<ContractServer> {
  return startContractServer(liteLlmRoutes(rowsPerPage));
}

/** What such a gateway answers. */
export function liteLlmRoutes(rowsPerPage = 1000): Readonly<Record<string, unknown>> {
  const { rows } = fixture('litellm/tag-daily-activity') as { rows: ActivityRow[] };
  return {
    ...Object.fromEntries(Object.entries(liteLlmFixtures).map(([path, name]) => [`GET ${path}`, fixture(name)])),
    'GET /v1/models': { data: [] },
    'GET /budget/list': fixture('litellm/budget-list'),
    'GET /tag/daily/activity': (request: RecordedRequest) => activity(rows, rowsPerPage, request),
  };
}

/** As the gateway does it: rows are filtered and divided into pages, and what is added up is one page. */
function activity(rows: readonly ActivityRow[], rowsPerPage: number, { query }: RecordedRequest): unknown {
  const [from, to, tags] = ['start_date', 'end_date', 'tags'].map((name) => query.get(name));
  if (!from || !to) {
    return answer(400, { detail: { error: 'Please provide start_date and end_date' } });
  }
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(Number(query.get('page_size') ?? 10), rowsPerPage);
  const found = rows.filter(
    (row) => row.date >= from && row.date <= to && (!tags || tags.split(',').includes(row.tag)),
  );
  const pages = Math.ceil(found.length / size);
  const shown = found.slice((page - 1) * size, page * size);
  return {
    results: [...groupedBy(shown, (row) => row.date)].map(([date, ofDay]) => ({
      date,
      metrics: total(ofDay),
      breakdown: {
        entities: breakdown(ofDay, (row) => row.tag),
        models: breakdown(ofDay, (row) => row.model),
        model_groups: breakdown(ofDay, (row) => row.model_group),
        providers: breakdown(ofDay, (row) => row.provider),
        api_keys: {
          'hashed-key-of-a-colleague': { metrics: total(ofDay), metadata: { key_alias: 'anna@example.com' } },
        },
      },
    })),
    metadata: { ...total(shown), page, total_pages: pages, has_more: page < pages },
  };
}

function breakdown(rows: readonly ActivityRow[], nameOf: (row: ActivityRow) => string): unknown {
  const groups = [...groupedBy(rows, nameOf)];
  return Object.fromEntries(
    groups.map(([name, group]) => [name, { metrics: total(group), metadata: {}, api_key_breakdown: {} }]),
  );
}

function total(rows: readonly ActivityRow[]): Record<string, number> {
  const metrics = [
    'spend',
    'prompt_tokens',
    'completion_tokens',
    'cache_read_input_tokens',
    'api_requests',
    'successful_requests',
  ];
  return Object.fromEntries(
    metrics.map((metric) => [metric, rows.reduce((sum, row) => sum + Number(row[metric] ?? 0), 0)]),
  );
}

/** Features of most tests: one with the tag of the convention, one with its own. */
export const liteLlmFeatures = ['support-reply', { feature: 'search', tag: 'search' }];

/** A running gateway with an adapter for each question. */
interface LiteLlmTest {
  readonly server: ContractServer;
  read(request?: ReadRequest, context?: Partial<AdapterContext>): Promise<GatewaySnapshot>;
  /** The budget with that id, undefined where there is none. */
  budget(id: string, request?: ReadRequest, context?: Partial<AdapterContext>): Promise<FeatureBudget | undefined>;
  probe(): Promise<KeyAccess>;
  /** Changes a fixture: `info.spend` stands for a field within objects. */
  change(path: string, changes: Readonly<Record<string, unknown>>): void;
  /** What was asked, oldest first. */
  paths(): string[];
}

/** A test on a running gateway. */
export function onLiteLlm(
  test: (gateway: LiteLlmTest) => Promise<void>,
  options: { readonly rowsPerPage?: number } = {},
): () => Promise<void> {
  return async () => {
    const server = await startLiteLlm(options);
    const adapter = (context: Partial<AdapterContext> = {}) => createLiteLlmAdapter(contextOf(server, context));
    const read: LiteLlmTest['read'] = async (request = readingOf(liteLlmFeatures), context) => {
      const snapshot = await adapter(context).read(request);
      checkSnapshot(snapshot);
      return snapshot;
    };
    try {
      await test({
        server,
        read,
        budget: async (id, request, context) => (await read(request, context)).budgets.find((each) => each.id === id),
        probe: () => adapter().probe(readingOf(liteLlmFeatures)),
        change: (path, changes) => server.route(`GET ${path}`, changed(fixture(liteLlmFixtures[path] ?? ''), changes)),
        paths: () => server.requests.map(({ path }) => path),
      });
    } finally {
      await server.close();
    }
  };
}

function changed(body: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  for (const [field, value] of Object.entries(changes)) {
    const keys = field.split('.');
    const last = keys.pop() ?? '';
    const owner = keys.reduce((object, key) => object[key] as Record<string, unknown>, body as Record<string, unknown>);
    owner[last] = value;
  }
  return body;
}
