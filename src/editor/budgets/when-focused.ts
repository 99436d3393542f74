import type { Disposable, Event, WindowState } from 'vscode';

/** A window as far as its focus goes; `window` of the editor is one. */
export interface Focusable {
  readonly state: Pick<WindowState, 'focused'>;
  readonly onDidChangeWindowState: Event<Pick<WindowState, 'focused'>>;
}

/** Hands on a value. */
export interface WhenFocused<Value> extends Disposable {
  take(value: Value): void;
}

/**
 * Hands values on while the window has the focus; without it, the last one when the focus comes. Several windows of one
 * workspace hear of the same things: where somebody looks, they are told, and the others know by then that they were.
 */
export function whenFocused<Value>(window: Focusable, act: (value: Value) => void): WhenFocused<Value> {
  let waiting: { readonly value: Value } | null = null;
  const subscription = window.onDidChangeWindowState(({ focused }) => {
    if (!focused || waiting === null) return;
    const { value } = waiting;
    waiting = null;
    act(value);
  });
  return {
    take(value) {
      if (window.state.focused) {
        waiting = null;
        act(value);
      } else {
        waiting = { value };
      }
    },
    dispose: () => subscription.dispose(),
  };
}
