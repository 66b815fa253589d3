// Window: how a page of Lectern begins. Connects to main, makes what the window holds, draws the view, and keeps
// both through a broken road, a reload and a fault of its own.
export * from './open-window.tsx';
