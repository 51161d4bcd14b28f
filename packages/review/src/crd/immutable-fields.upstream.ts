import { readText, upstreamReleases } from '@nodeless/contract-tables/upstream';
import type { JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { immutableFieldsOf } from './immutable-fields.ts';
import { KNOWN_IMMUTABLE } from './known-fields.ts';

const FILES = [
  'crd-karpenter.sh_nodepools.yaml',
  'crd-karpenter.sh_nodeclaims.yaml',
  'crd-karpenter.sh_nodeoverlays.yaml',
  'crd-karpenter.k8s.aws_ec2nodeclasses.yaml',
];

test.each(upstreamReleases())(
  'the fields that are known are those of the CRDs of Karpenter $karpenter',
  (release) => {
    const found = FILES.flatMap((file) =>
      immutableFieldsOf(parse(readText(release, `karpenter/${file}`)) as JsonObject),
    );
    const known = KNOWN_IMMUTABLE.filter(({ group }) => group === 'karpenter.sh').map(
      ({ group, kind, path, what, message }) => ({ group, kind, path, what, message }),
    );
    const byPath = (fields: readonly object[]) => fields.map((field) => JSON.stringify(field)).sort();
    expect(byPath(found)).toEqual(byPath(known));
  },
);
