// `npm run package`: sets itself up, builds, and packages the extension into callcost.vsix.
import { runNpm } from './process.mjs';
import { ensureInstalled } from './setup.mjs';
import { packExtension, readVsix } from './vsix.mjs';

await ensureInstalled();
const built = await runNpm(['run', '--silent', 'build']);
if (built !== 0) {
  process.exit(built);
}
const path = 'callcost.vsix';
await packExtension(path);
const { files, bytes } = readVsix(path);
console.log(`${path}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
