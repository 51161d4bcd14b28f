import type { JsonObject } from '@nodeless/core';
import { policyOf } from '../policies/statement.ts';

const CLUSTER_TAG = 'elbv2.k8s.aws/cluster';

/**
 * What the controller may do for certificates besides the policy of eksctl: order and delete those with its tag, have a private CA sign
 * them, and prove domains with records in Route 53.
 * Source: docs/install/iam_policy_acm_certs.json of the controller v3.5.0
 */
export function certificatePolicy(): JsonObject {
  return policyOf(
    {
      Sid: 'ProveDomains',
      Effect: 'Allow',
      Action: [
        'acm:AddTagsToCertificate',
        'acm:ListTagsForCertificate',
        'route53:ChangeResourceRecordSets',
        'route53:ListHostedZones',
        'route53:ListHostedZonesByName',
      ],
      Resource: '*',
    },
    {
      Sid: 'OrderCertificates',
      Effect: 'Allow',
      Action: 'acm:RequestCertificate',
      Resource: '*',
      Condition: { Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: 'false' } },
    },
    {
      Sid: 'DeleteCertificates',
      Effect: 'Allow',
      Action: 'acm:DeleteCertificate',
      Resource: '*',
      Condition: { Null: { [`aws:ResourceTag/${CLUSTER_TAG}`]: 'false' } },
    },
    {
      Sid: 'SignByPrivateCa',
      Effect: 'Allow',
      Action: ['acm-pca:GetCertificate', 'acm-pca:IssueCertificate', 'acm-pca:ListPermissions'],
      Resource: '*',
    },
  );
}
