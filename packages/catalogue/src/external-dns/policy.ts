import { partitionOf } from '@nodeless/contracts/aws';
import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';
import { policyOf } from '../policies/statement.ts';
import type { ExternalDnsSpec } from './options.ts';

/** What ExternalDNS writes for Services and Ingresses, and for itself (TXT: whose records they are). */
const RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'TXT'];

/**
 * What ExternalDNS may do in Route 53: change records of its own domain alone, in the hosted zones that the sources list,
 * or else in any zone that has such names. The policy of eksctl permits changes of every record of the account. Zones are
 * found in the list of all zones, which IAM cannot narrow.
 * Sources: https://github.com/kubernetes-sigs/external-dns/blob/master/docs/tutorials/aws.md,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
 */
export function externalDnsPolicy(
  { region }: Pick<ClusterFacts, 'region'>,
  { domain, hostedZoneIds = ['*'] }: ExternalDnsSpec,
): JsonObject {
  const zones = hostedZoneIds.map((id) => `arn:${partitionOf(region)}:route53:::hostedzone/${id}`);
  return policyOf(
    { Sid: 'FindZones', Effect: 'Allow', Action: 'route53:ListHostedZones', Resource: '*' },
    { Sid: 'ReadRecords', Effect: 'Allow', Action: 'route53:ListResourceRecordSets', Resource: zones },
    {
      Sid: 'ChangeRecordsOfDomain',
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zones,
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [domain, `*.${domain}`],
        },
        'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': RECORD_TYPES },
      },
    },
  );
}
