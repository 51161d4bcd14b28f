import { PARTITIONS } from '../testing/partitions.ts';
import { externalDnsPolicy } from './policy.ts';

const policy = 'upsert-only';

test.each(PARTITIONS)('records of one domain, in the partition %s', (partition, region) => {
  const any = [`arn:${partition}:route53:::hostedzone/*`];
  expect(externalDnsPolicy({ region }, { domain: 'example.com', policy })).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'FindZones', Effect: 'Allow', Action: 'route53:ListHostedZones', Resource: '*' },
      { Sid: 'ReadRecords', Effect: 'Allow', Action: 'route53:ListResourceRecordSets', Resource: any },
      {
        Sid: 'ChangeRecordsOfDomain',
        Effect: 'Allow',
        Action: 'route53:ChangeResourceRecordSets',
        Resource: any,
        Condition: {
          'ForAllValues:StringLike': {
            'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['example.com', '*.example.com'],
          },
          'ForAllValues:StringEquals': {
            'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'AAAA', 'CNAME', 'TXT'],
          },
        },
      },
    ],
  });
});

test.each(PARTITIONS)('listed zones alone, in the partition %s', (partition, region) => {
  const listed = externalDnsPolicy(
    { region },
    { domain: 'example.com', hostedZoneIds: ['Z01', 'Z02'], policy },
  );
  const zones = ['Z01', 'Z02'].map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
  expect(listed['Statement']).toMatchObject([{ Resource: '*' }, { Resource: zones }, { Resource: zones }]);
});
