import { fileName } from './forms.ts';
import { ACCESS_MODES } from './volumes.ts';
import {
  atLeast,
  each,
  isEmpty,
  isSet,
  oneOf,
  type TypeRule,
  filled,
  listOf,
  reportAt,
  unique,
  fieldsOf,
  type TypeRules,
} from './rule.ts';

/** Fields of a volume that do not say where it lies. */
const BESIDE_SOURCE = [
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
];

const exactlyOneVolume: TypeRule = (value, walk) => {
  const sources = Object.keys(value).filter((field) => !BESIDE_SOURCE.includes(field) && isSet(value[field]));
  if (sources.length === 0) walk.report('invalid', 'needs a kind of volume, csi for instance');
  for (const second of sources.slice(1))
    walk.reportBelow(second, 'invalid', `must not stand beside ${String(sources[0])}`);
  if (isSet(value['local']) && isEmpty(fieldsOf(value['nodeAffinity'])['required']))
    walk.reportBelow('nodeAffinity', 'invalid', 'is required for a local volume');
};

/** Source: pkg/apis/storage/validation/validation.go of Kubernetes 1.35.4. */
export const STORAGE_RULES: TypeRules = {
  'api.storage.StorageClass': [filled('provisioner')],
  'api.core.TopologySelectorTerm': [
    filled('matchLabelExpressions'),
    unique('matchLabelExpressions', (one) => String(fieldsOf(one)['key'] ?? ''), 'the key'),
  ],
  'api.core.TopologySelectorLabelRequirement': [
    filled('key', 'values'),
    ({ values }, walk) => {
      listOf(values).forEach((value, index) => {
        if (listOf(values).indexOf(value) < index)
          reportAt(walk, ['values', index], 'repeats an earlier one');
      });
    },
  ],
  'api.core.PersistentVolumeClaim': [filled('spec')],
  'api.core.PersistentVolume': [filled('spec')],
  'api.core.PersistentVolumeSpec': [
    filled('accessModes', 'capacity'),
    each(oneOf(ACCESS_MODES), 'accessModes'),
    exactlyOneVolume,
  ],
  'api.core.CSIPersistentVolumeSource': [filled('driver', 'volumeHandle')],
  'api.core.LocalVolumeSource': [filled('path')],
  'api.storage.VolumeAttributesClass': [filled('driverName', 'parameters')],
  'api.storage.CSIDriverSpec': [each(oneOf(['Ephemeral', 'Persistent']), 'volumeLifecycleModes')],
  'api.storage.TokenRequest': [atLeast(600, 'expirationSeconds')],
  'api.node.RuntimeClass': [filled('handler')],
  'api.core.ConfigMap': [
    ({ data, binaryData }, walk) => {
      for (const [field, part] of Object.entries({ data, binaryData }))
        for (const key of Object.keys(fieldsOf(part)))
          if (!fileName.matches(key))
            reportAt(walk, [field, key], `is no ${fileName.meaning.replace(/^the /, '')}`);
      for (const key of Object.keys(fieldsOf(binaryData)))
        if (Object.hasOwn(fieldsOf(data), key)) reportAt(walk, ['binaryData', key], 'stands in data too');
    },
  ],
};
