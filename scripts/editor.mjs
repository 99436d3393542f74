// `npm run editor [-- PATH]`: packages the extension and opens it on the example product (or PATH): in desktop VS Code
// where `code` is on the PATH, else in the bundled VS Code, whose address it prints.
import { root, runNodeVisibly } from './process.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const args = ['test/host/open-editor.ts', ...process.argv.slice(2)];
process.exitCode = await runNodeVisibly('node_modules/tsx/dist/cli.mjs', args, root);
