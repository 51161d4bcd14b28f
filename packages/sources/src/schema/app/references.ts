import { DNS1123_SUBDOMAIN } from '@nodeless/contracts/kubernetes';
import { stringOf } from '@nodeless/catalogue/schema';

/** The name of a ConfigMap, Secret or claim: a DNS subdomain. Source: apimachinery/pkg/api/validation/generic.go */
export const ObjectName = (what: string, example: string) =>
  stringOf(
    DNS1123_SUBDOMAIN,
    `a name of a ${what}`,
    'use lower-case letters, digits, hyphens and points; start and end with a letter or digit',
    'spec/invalid-name',
  ).meta({ examples: [example] });

/** A key of a ConfigMap or a Secret. Source: IsConfigMapKey of apimachinery/pkg/util/validation */
export const DataKey = stringOf(
  /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/,
  'a key of a ConfigMap or Secret',
  'letters, digits, -, _ and points; at most 253, and not .. at the start',
);

/** The name of a port of the app. */
export const PortReference = stringOf(/./, 'a name of a port', 'the name of one of the ports')
  .describe('Name of one of the ports.')
  .meta({ examples: ['http'] });
