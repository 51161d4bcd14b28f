/*
 * Keys and values of labels and taints. Source: `IsQualifiedName` and `IsValidLabelValue` in
 * k8s.io/apimachinery/pkg/util/validation.
 */

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME = 63;
const MAX_SUBDOMAIN = 253;

/** A name, or a DNS subdomain, a slash and a name. */
export function isQualifiedName(text: string): boolean {
  const [name = '', prefix, ...others] = text.split('/').reverse();
  const hasGoodPrefix = prefix === undefined || (SUBDOMAIN.test(prefix) && prefix.length <= MAX_SUBDOMAIN);
  return others.length === 0 && hasGoodPrefix && NAME.test(name) && name.length <= MAX_NAME;
}

export function isLabelValue(text: string): boolean {
  return text === '' || (NAME.test(text) && text.length <= MAX_NAME);
}
