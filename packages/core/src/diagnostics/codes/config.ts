/** Problems of nodeless.config, which adds components and rules of a repository's own. */
export const CONFIG_CODES = {
  'config/several-files': 'There is more than one nodeless.config',
  'config/not-loaded': 'nodeless.config, or something that it imports, cannot be loaded',
  'config/invalid': 'nodeless.config adds something that is no component or rule, or whose name is taken',
  'config/failed': 'A component or a rule of nodeless.config threw an error',
} as const;
