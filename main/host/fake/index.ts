// Ports without a machine: windows are objects, time moves when it is told to, displays come and go by a call.
// For simulation and for the contract suite; the door in it is the real one.
export * from './fake-host.ts';
export * from './fake-windows.ts';
export * from './virtual-clock.ts';
