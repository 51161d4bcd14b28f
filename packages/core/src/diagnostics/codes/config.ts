/** Problems of nodeless.config, by which a repository extends Nodeless. */
export const CONFIG_CODES = {
  'config/several-files': 'There is more than one nodeless.config',
  'config/not-loaded': 'nodeless.config, or something that it imports, cannot be loaded',
  'config/invalid': 'nodeless.config adds something of a wrong form, or whose name is taken',
  'config/failed': 'Code of nodeless.config threw an error',
} as const;
