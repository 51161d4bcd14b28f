import type { JsonObject } from '@nodeless/core';
import { modelOf, SMALL } from '../testing/model.ts';
import { addons } from './addons.ts';

/** The configuration values of an add-on of the small cluster. */
function valuesOf(addon: string, change: JsonObject): JsonObject {
  const found = addons(modelOf(SMALL, change)).find(({ name }) => name === addon);
  return JSON.parse(found?.configurationValues ?? '{}') as JsonObject;
}

// The driver splits at spaces, then at colons; see splitToList in its pkg/driver/driver.go.
test('the EFS driver tags its access points, as far as they have a form there', () => {
  const tags = { team: 'a', 'cost center': 'a:b c', empty: '', end: 'x:' };
  expect(valuesOf('aws-efs-csi-driver', { components: { efsCsiDriver: {} }, tags })).toEqual({
    controller: { tags: { team: 'a', 'cost\\ center': 'a\\:b\\ c' } },
  });
});

test('interfaces that the VPC CNI makes have the tags of the cluster, but for those that look like its own', () => {
  const envOf = (tags: JsonObject, env?: JsonObject) => {
    const configuration = env === undefined ? {} : { addons: { 'vpc-cni': { configuration: { env } } } };
    return valuesOf('vpc-cni', { tags, ...configuration })['env'];
  };
  expect(envOf({})).toBeUndefined();
  expect(envOf({ team: 'a b', 'node.k8s.amazonaws.com/x': 'y' })).toEqual({
    ADDITIONAL_ENI_TAGS: '{"team":"a b"}',
  });
  expect(envOf({ team: 'a' }, { WARM_ENI_TARGET: '2' })).toEqual({
    ADDITIONAL_ENI_TAGS: '{"team":"a"}',
    WARM_ENI_TARGET: '2',
  });
});
