import type { JsonObject } from '@nodeless/core';
import { modelOf, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { controlPlane } from './control-plane.ts';
import { configDiagnostics } from './problems.ts';

const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test('what EKS does by itself is not said', () => {
  expect(controlPlane(modelOf(SMALL).spec)).toEqual({});
});

test.each<[JsonObject, JsonObject]>([
  [{ tier: 'tier-2xl' }, { controlPlaneScalingConfig: { tier: 'tier-2xl' } }],
  [{ supportType: 'STANDARD' }, { upgradePolicy: { supportType: 'STANDARD' } }],
  [{ supportType: 'EXTENDED' }, { upgradePolicy: { supportType: 'EXTENDED' } }],
  [{ zonalShift: true }, { zonalShiftConfig: { enabled: true } }],
  [{ secretsEncryption: { keyArn } }, { secretsEncryption: { keyARN: keyArn } }],
])('%j is %j for eksctl', (wanted, expected) => {
  const model = modelOf(SMALL, { controlPlane: wanted });
  expect(clusterConfig(model)).toMatchObject(expected);
  expect(controlPlane(model.spec)).toEqual(expected);
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
});
