// The one validating door behind every carrier: it looks the channel up in the contract, checks the window's role
// and the request, calls the handler, and always answers. Only main/host uses it; services see handlers alone.
export * from './door.ts';
