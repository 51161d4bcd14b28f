/** What `nodeless explain` cannot answer. */
export const EXPLAIN_CODES = {
  'explain/nothing-there': 'Nothing of the fleet has this name or stands at this place',
} as const;
