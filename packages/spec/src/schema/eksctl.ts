import { z } from 'zod';

/**
 * Whatever eksctl can do and this format has no key for. Only a map is asked for here: the rest is validated where it
 * is merged over the rendered ClusterConfig, because either half alone may be incomplete.
 */
export const EksctlSchema = z
  .record(z.string(), z.unknown())
  .default({})
  .describe(
    'Keys of the ClusterConfig of eksctl, laid over what is rendered: maps merge key by key, lists and other values replace, null removes a key (RFC 7396). Name, region and version stay those of the cluster. For what has no key of its own in this format; whatever has one belongs there, because the checks look there. Default: nothing.',
  )
  .meta({ examples: [{ identityProviders: [{ type: 'oidc', name: 'corp' }] }] });
