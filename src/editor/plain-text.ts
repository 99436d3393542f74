/**
 * Text that makes no links. Messages of VS Code turn `[text](command:…)` into a link that runs a command, and names of
 * features, models and files come from outside.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
