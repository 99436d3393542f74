import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { ServerStatus } from '../protocol.ts';

/** How the server is. */
export function statusOf({ analyses, documents }: FeatureContext, host: ServerHost): ServerStatus {
  return {
    version: host.version,
    processId: host.processId,
    memoryBytes: host.memoryBytes(),
    openDocuments: documents.all().length,
    prices: analyses.prices(),
    leftOut: analyses.leftOut(),
  };
}
