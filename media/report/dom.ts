/**
 * Elements by function calls: text of others enters the page as text nodes and attributes only, without characters that
 * would turn the order of what follows.
 */
import { printable } from '../../src/core/present/width.ts';

export type Child = Node | string | null;

/** Attributes by their names; null and false leave one out. `on` listens to events. */
export interface Attributes {
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
  readonly [name: string]: string | number | boolean | null | undefined | Attributes['on'];
}

/** An element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for vector graphics. */
export function graphic<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false || typeof value === 'object') continue;
    // The value of a control is data: what it is compared with is not shown.
    made.setAttribute(name, value === true ? '' : name === 'value' ? String(value) : shownText(String(value)));
  }
  for (const [event, listener] of Object.entries(attributes.on ?? {})) made.addEventListener(event, listener);
  made.append(...shown(children));
  return made;
}

function shown(children: readonly Child[]): readonly (Node | string)[] {
  return children.flatMap((child) => (typeof child === 'string' ? shownText(child) : (child ?? [])));
}

/** Text as it may stand in the page. */
export function shownText(text: string): string {
  return printable(text.replace(/[\t\r\n]+/g, ' '));
}

/** Replaces what an element holds; the control with the focus keeps it, and its caret, where one with the same id comes back. */
export function refill(parent: Element, ...children: readonly Child[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused instanceof HTMLInputElement ? focused.selectionStart : null;
  parent.replaceChildren(...shown(children));
  if (focused === null || focused.id === '') return;
  const again = document.getElementById(focused.id);
  again?.focus({ preventScroll: true });
  if (again instanceof HTMLInputElement && caret !== null) again.setSelectionRange(caret, caret);
}
