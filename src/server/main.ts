/** The language server, as an editor starts it in a process of its own (dist/server.js). */
import { createConnection, ProposedFeatures, type ServerCapabilities } from 'vscode-languageserver/node';
import { bundledPriceData } from '../core/prices/data.ts';
import type { ServerStatus } from './protocol.ts';

declare const CALLCOST_VERSION: string;

const connection = createConnection(ProposedFeatures.all);
const capabilities: ServerCapabilities = {};
connection.onInitialize(() => ({ capabilities, serverInfo: { name: 'Call Cost', version: CALLCOST_VERSION } }));
connection.onRequest('callcost/status', status);
connection.listen();

function status(): ServerStatus {
  return {
    version: CALLCOST_VERSION,
    processId: process.pid,
    memoryBytes: process.memoryUsage.rss(),
    openDocuments: 0,
    prices: { source: bundledPriceData.source, asOf: bundledPriceData.asOf },
    leftOut: [],
  };
}
