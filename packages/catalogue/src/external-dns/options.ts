import { z } from 'zod';
import { ComponentIdentitySchema } from '../schema/identity.ts';
import { DomainName, stringOf } from '../schema/primitives.ts';

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
const HostedZoneId = stringOf(
  /^Z[A-Z0-9]{1,31}$/,
  'the id of a hosted zone',
  'for example Z0123456789ABCDEFGHIJ',
).meta({
  examples: ['Z0123456789ABCDEFGHIJ'],
});

/** Source: pkg/apis/externaldns/validation/validation.go of external-dns; the key of an annotation (apimachinery). */
const AnnotationPrefix = stringOf(
  /^(?=.{1,254}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/$/,
  'a prefix of annotations',
  'a domain name in lower case with a slash at its end, for example external-dns.alpha.kubernetes.io/',
).meta({ examples: ['external-dns.alpha.kubernetes.io/'] });

export const ExternalDnsSchema = z.strictObject({
  domain: DomainName.describe('Domain to keep records in: a hosted zone, or a part of one.'),
  hostedZoneIds: z
    .array(HostedZoneId)
    .min(1)
    .optional()
    .describe(
      'Hosted zones whose records it keeps. Its role may change A, AAAA, CNAME and TXT records of the domain and of names below it alone; with this list in these zones alone; the names of all zones of the account stay visible, because the list of zones has no narrower permission. Needed where a public and a private zone have the same name and only one is meant. Default: every zone of the account that holds the domain.',
    ),
  policy: z
    .enum(['upsert-only', 'sync', 'create-only'])
    .default('upsert-only')
    .describe('sync also deletes records; upsert-only never does. Default: upsert-only.'),
  annotationPrefix: AnnotationPrefix.optional().describe(
    'Prefix of the annotations that it reads, and that Services get from a hostname; it reads no other. Needs chart 1.20.0. Default: that of the chart, external-dns.alpha.kubernetes.io/ up to 1.21 and external-dns.kubernetes.io/ from 1.22.0 on.',
  ),
  identity: ComponentIdentitySchema,
});
export type ExternalDnsSpec = z.output<typeof ExternalDnsSchema>;
