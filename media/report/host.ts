/** What the page needs of what it runs in: the editor, or a browser that has opened it as a file. */
import { embeddedDataId } from '../../src/core/report/exports/html.ts';
import type { HostMessage, PageMessage } from '../../src/core/report/view/messages.ts';

export interface Host {
  /** Whether code can be opened, fixes made and the report be made anew. */
  readonly isEditor: boolean;
  readonly post: (message: PageMessage) => void;
  readonly follow: (listener: (message: HostMessage) => void) => void;
  /** What an earlier page of the same report left; null for nothing. */
  readonly savedState: () => unknown;
  readonly saveState: (state: unknown) => void;
}

interface EditorApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

/** Only VS Code's web views have it. */
declare const acquireVsCodeApi: (() => EditorApi) | undefined;

export function createHost(): Host {
  return typeof acquireVsCodeApi === 'function' ? editorHost(acquireVsCodeApi()) : fileHost();
}

function editorHost(api: EditorApi): Host {
  return {
    isEditor: true,
    post: (message) => api.postMessage(message),
    follow: (listener) => {
      // Only the editor can post into a web view.
      window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => listener(data));
    },
    savedState: () => api.getState() ?? null,
    saveState: (state) => api.setState(state),
  };
}

/** The data stands in the page itself; files are saved as downloads. */
function fileHost(): Host {
  return {
    isEditor: false,
    post: (message) => {
      if (message.kind === 'save') download(message.name, message.text);
    },
    follow: (listener) => {
      const data = document.getElementById(embeddedDataId)?.textContent ?? null;
      if (data === null) listener({ kind: 'failure', message: 'This page holds no report.' });
      else listener({ kind: 'view', view: JSON.parse(data), feature: null });
    },
    savedState: () => null,
    saveState: () => undefined,
  };
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
