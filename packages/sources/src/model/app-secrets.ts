import type { AppSecret } from '../schema/app/secrets.ts';

/** Keys of a Secret that an app names in its `secrets`; undefined where its sources do not say them. */
export function secretKeys(secret: AppSecret): readonly string[] | undefined {
  if ('existing' in secret) return secret.existing.keys;
  if ('secretProviderClass' in secret) return Object.keys(secret.secretProviderClass.keys);
  const { data, dataFrom, template } = secret.externalSecret;
  const made = Object.keys(template);
  if (made.length > 0) return made;
  return dataFrom.length > 0 ? undefined : Object.keys(data);
}
