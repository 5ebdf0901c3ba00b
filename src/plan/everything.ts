import type { Window } from '../period/window.ts';

/** The whole of time. */
export const EVERYTHING: Window = { from: -8.64e15, to: 8.64e15, fromDay: -1e8, toDay: 1e8 };
