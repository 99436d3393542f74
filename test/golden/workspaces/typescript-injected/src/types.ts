export interface Completer {
  complete(prompt: string): Promise<string>;
}
