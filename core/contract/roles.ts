import * as v from 'valibot';

/** What a window is for, given by main when it makes the window; decides which channels it may call. */
export const roles = ['console', 'screen'] as const;
export const Role = v.picklist(roles);
export type Role = v.InferOutput<typeof Role>;
