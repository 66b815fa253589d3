import * as v from 'valibot';

/** What a window is for, given by main when it makes the window; decides which channels it may call. */
export const windowRoles = ['console', 'screen'] as const;
export const WindowRole = v.picklist(windowRoles);
export type WindowRole = v.InferOutput<typeof WindowRole>;

/** Who can call main at all. A remote is no window: it comes in by a listener of its own, and reaches one channel. */
export const roles = [...windowRoles, 'remote'] as const;
export type Role = (typeof roles)[number];
