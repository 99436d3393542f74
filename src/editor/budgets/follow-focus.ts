import { Disposable, window } from 'vscode';
import type { ServerLink } from '../server-link.ts';

/** Tells the server whether the window has the focus: gateways are asked only while it does. */
export function followFocus(link: ServerLink): Disposable {
  const tell = () => link.notify('callcost/windowFocus', { isFocused: window.state.focused });
  return Disposable.from(window.onDidChangeWindowState(tell), link.onRunning(tell));
}
