#!/usr/bin/env node
// Stands in for the program `code` where @vscode/test-electron starts it: the same switches, the same exit codes.
import { register } from 'tsx/esm/api';

register();
const { runWindow } = await import('./window.ts');
await runWindow(process.argv.slice(2));
