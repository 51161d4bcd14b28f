import type { Arrange } from './folders.ts';

/** How the names that a folder lists are put in order. */
export const ORDERS: Readonly<Record<'sorted' | 'reversed', Arrange>> = {
  sorted: (names) => names,
  reversed: (names) => [...names].reverse(),
};
