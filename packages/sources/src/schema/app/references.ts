import { DNS1123_SUBDOMAIN } from '@nodeless/contracts/kubernetes';
import { refuse, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/**
 * Most whole numbers of Kubernetes have 32 bits with a sign. A server-side apply of a larger one sets another number instead of
 * refusing it. Source: fromUnstructured in k8s.io/apimachinery/pkg/runtime/converter.go, v0.35.4
 */
export const INT32 = 2_147_483_647;

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

/**
 * Text that reaches a process: no C string holds NUL, and half of a surrogate pair is no UTF-8.
 * Sources: execve(2); https://www.unicode.org/faq/utf_bom.html
 */
export const ProcessText = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (text) =>
        text.includes('\0')
          ? 'it has the character NUL, which no argument or variable can hold'
          : /\p{Surrogate}/u.test(text)
            ? 'it has half of a surrogate pair, which is no character'
            : undefined,
      'take the character away',
    ),
  );

/** The name of a port of the app. */
export const PortReference = stringOf(/./, 'a name of a port', 'the name of one of the ports')
  .describe('Name of one of the ports.')
  .meta({ examples: ['http'] });
