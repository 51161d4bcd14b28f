import { isAllowed } from '@nodeless/contract-tables';
import { PARTITIONS } from '../testing/partitions.ts';
import { externalDnsPolicy } from './policy.ts';

const DOMAIN = { domain: 'example.com', policy: 'upsert-only' } as const;
const NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
const TYPES = 'route53:ChangeResourceRecordSetsRecordTypes';

describe.each(PARTITIONS)('in the partition %s', (partition, region) => {
  const zone = (id: string) => `arn:${partition}:route53:::hostedzone/${id}`;
  const all = externalDnsPolicy({ region }, DOMAIN);
  const change = (names: string[], types: string[]) => ({
    action: 'route53:ChangeResourceRecordSets',
    resource: zone('Z09'),
    context: { [NAMES]: names, [TYPES]: types },
  });

  test.each<[string[], string[], boolean]>([
    [['example.com'], ['A'], true],
    [['a.example.com', 'b.c.example.com'], ['AAAA', 'CNAME', 'TXT'], true],
    [['a.example.com', 'example.org'], ['A'], false],
    [['badexample.com'], ['A'], false],
    [['a.example.com'], ['A', 'MX'], false],
    [['example.com'], ['NS'], false],
  ])('a change of %j of the types %j: %s', (names, types, allowed) =>
    expect(isAllowed(all, change(names, types))).toBe(allowed),
  );

  test('zones are found, and records of zones are read', () => {
    expect(isAllowed(all, { action: 'route53:ListHostedZones' })).toBe(true);
    expect(isAllowed(all, { action: 'route53:ListResourceRecordSets', resource: zone('Z09') })).toBe(true);
    expect(isAllowed(all, { action: 'route53:DeleteHostedZone', resource: zone('Z09') })).toBe(false);
  });

  test('only in the zones that are listed', () => {
    const listed = externalDnsPolicy({ region }, { ...DOMAIN, hostedZoneIds: ['Z01', 'Z02'] });
    const asked = change(['example.com'], ['A']);
    for (const [id, allowed] of [
      ['Z01', true],
      ['Z02', true],
      ['Z03', false],
    ] as const) {
      expect(isAllowed(listed, { ...asked, resource: zone(id) })).toBe(allowed);
      expect(isAllowed(listed, { action: 'route53:ListResourceRecordSets', resource: zone(id) })).toBe(
        allowed,
      );
    }
  });
});
