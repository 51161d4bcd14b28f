import { z } from 'zod';

/**
 * Whatever eksctl can do and this format has no key for. Only a map is asked for here: the rest is validated where it
 * is merged over the rendered ClusterConfig, because either half alone may be incomplete.
 */
export const EksctlSchema = z
  .record(z.string(), z.unknown())
  .default({})
  .describe(
    'Keys of the ClusterConfig of eksctl that this format has no key for, laid over what is rendered: maps merge key by key, null removes a value, and lists of service accounts, associations, access entries, mappings, profiles, groups, add-ons and identity providers merge by the identity of their entries; { <identity>, $remove: true } takes a rendered entry away. What has a key of its own is refused. See overlay.md. Default: nothing.',
  )
  .meta({ examples: [{ identityProviders: [{ type: 'oidc', name: 'corp' }] }] });
