/**
 * What a preload may `require('electron')`, as page script. It runs before the page's own; messages to main go over
 * a DevTools binding, messages from main come as a call of `standInReceive`. All of it is JSON: structured clone and
 * context isolation are what the stand-in cannot show.
 */
export const bindingName = 'standInSend';

export function preloadScript(preloadSource: string): string {
  return `(() => {
  if (globalThis.standInReceive || location.protocol === 'about:') return;
  const send = globalThis.${bindingName};
  const pending = new Map();
  const hearers = new Map();
  let lastId = 0;
  globalThis.standInReceive = (message) => {
    if (message.answer !== undefined) {
      const asked = pending.get(message.answer);
      pending.delete(message.answer);
      if (message.failed) asked?.reject(new Error(message.failed));
      else asked?.resolve(message.value);
      return;
    }
    for (const hear of [...(hearers.get(message.channel) ?? [])]) hear({}, ...message.args);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => Object.defineProperty(globalThis, name, { value: Object.freeze(api) }),
    },
    ipcRenderer: {
      invoke: (channel, ...args) => new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        send(JSON.stringify({ id: lastId, channel, args }));
      }),
      on: (channel, hear) => {
        if (!hearers.has(channel)) hearers.set(channel, new Set());
        hearers.get(channel).add(hear);
      },
      off: (channel, hear) => hearers.get(channel)?.delete(hear),
    },
    // A test names the paths of the files that it drops: pages of a plain Chromium cannot know them.
    webUtils: { getPathForFile: (file) => globalThis.standInPaths?.[file.name] ?? '' },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload may not require ' + name);
    return electron;
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${preloadSource}
  })(require, module, module.exports);
})();`;
}
