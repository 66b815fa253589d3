import { connectBridge } from '../../renderer/bridge.ts';

/** The page of every window in the contract suite: the real bridge, and what it heard. */
const bridge = connectBridge();
const heard: { name: string; payload: unknown }[] = [];
bridge.listen((name, payload) => heard.push({ name, payload }));
Object.assign(globalThis, { lecternTest: { bridge, heard, failures: [] } });
document.addEventListener('securitypolicyviolation', (event) => {
  const { failures } = (globalThis as unknown as { lecternTest: { failures: string[] } }).lecternTest;
  failures.push(event.violatedDirective);
});
