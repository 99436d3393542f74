/** The language server as a program (dist/server.js): over `--stdio`, or as VS Code starts it, over `--node-ipc`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAssetLoader } from '../workspace/assets.ts';
import { createNodeHost } from './node-host.ts';
import { createServer } from './server.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

const connection = createConnection(ProposedFeatures.all);
const assets = new URL('./assets/', import.meta.url);
const docs = new URL('../docs/', import.meta.url);
createServer(connection, createNodeHost(CALLCOST_VERSION, createAssetLoader(assets), docs));
connection.listen();
