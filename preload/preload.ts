import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, DoorError, Ipc } from '../core/contract/index.ts';

// Values by type only: imported, they would bring the whole contract into the start of every window.
const ipc: Ipc = { call: 'lectern.call', event: 'lectern.event' };
const gone = { ok: false, error: { code: 'gone' } satisfies DoorError };

// Two roads and nothing generic behind them: main knows the window, its role, and validates every name and request.
contextBridge.exposeInMainWorld('lectern', {
  call: (name, request) => ipcRenderer.invoke(ipc.call, name, request).catch(() => gone),
  listen(receive) {
    const hear = (_event: unknown, name: string, payload: unknown): void => receive(name, payload);
    ipcRenderer.on(ipc.event, hear);
    return () => void ipcRenderer.off(ipc.event, hear);
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
} satisfies Bridge);
