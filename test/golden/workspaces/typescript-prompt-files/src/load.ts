import { existsSync, promises as fs, readFileSync } from 'fs';
import * as path from 'path';

const PROMPTS = path.join(__dirname, 'prompts');
const cache = new Map<string, string>();

export function loadPrompt(name: string): string {
  const cached = cache.get(name);
  if (cached) return cached;
  const file = path.join(PROMPTS, `${name}.txt`);
  if (!existsSync(file)) {
    throw new Error(`No prompt ${name}`);
  }
  const text = readFileSync(file, 'utf-8');
  cache.set(name, text);
  return text;
}

export class PromptStore {
  constructor(private readonly folder = PROMPTS) {}

  async load(name: string): Promise<string> {
    try {
      return await fs.readFile(path.join(this.folder, name + '.md'), 'utf-8');
    } catch {
      return '';
    }
  }
}
