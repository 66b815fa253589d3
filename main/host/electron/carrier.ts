import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Caller, type DoorError, type EventName, ipc } from '../../../core/contract/index.ts';
import { fail, type WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { deferred } from '../common/index.ts';
import { createDoor, type Door, mayHear } from '../door/index.ts';
import type { Carrier, Respond } from '../ports.ts';
import { isOurs } from './origin.ts';
import type { ElectronWindows } from './windows.ts';

export type ElectronCarrier = { readonly port: Carrier; readonly respond: Promise<Respond> };

export function createCarrier(windows: ElectronWindows, log: Log, checkAnswers: boolean): ElectronCarrier {
  const doorReady = deferred<Door>();
  const respondReady = deferred<Respond>();

  ipcMain.handle(ipc.call, async (event, name: unknown, request: unknown) => {
    const caller = callerOf(event, windows);
    if (!caller) return fail({ code: 'notAllowed' } satisfies DoorError);
    windows.heardFrom(caller);
    const door = await doorReady.promise;
    // Tried here: an answer that cannot be cloned would else be lost inside Electron, and the page would only see
    // its promise rejected.
    return door.answer(caller, name, request, (result) => structuredClone(result));
  });

  return {
    respond: respondReady.promise,
    port: {
      serve(handlers, respond) {
        doorReady.resolve(createDoor({ handlers, log, checkAnswers }));
        respondReady.resolve(respond);
      },
      send(name: EventName, payload: unknown, to?: WindowId) {
        windows.each((window, caller) => {
          if (to !== undefined && caller.windowId !== to) return;
          if (mayHear(caller.role, name) && !window.isDestroyed()) window.webContents.send(ipc.event, name, payload);
        });
      },
    },
  };
}

/** Known from the window itself: one that this host made, its main frame, showing a page of ours. */
function callerOf(event: IpcMainInvokeEvent, windows: ElectronWindows): Caller | null {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !isOurs(frame.url)) return null;
  return windows.callerOf(event.sender.id);
}
