import { defineCodes } from '@nodeless/core';

/** What the conversion of older objects of Karpenter notes. */
export const CONVERT_CODES = defineCodes({
  'convert/changed-meaning': [
    'warning or info',
    'A value is kept and means something else in v1, or has to be looked at',
  ],
  'convert/default-written': ['info', 'A default that v1 does not have is written down'],
  'convert/duplicate-object': ['error', 'Two objects would have the same name after the conversion'],
  'convert/fill-in': [
    'warning',
    'v1 needs a value that the file does not hold; a placeholder stands in its place',
  ],
  'convert/kubelet-moved': ['info', 'Kubelet settings move from a NodePool to its EC2NodeClass'],
  'convert/left-out': ['info', 'A field that has no meaning in a file is left out'],
  'convert/missing-node-class': ['warning or info', 'The node class of a NodePool is not in the file'],
  'convert/no-equivalent': ['warning or info', 'v1 has nothing like this field'],
  'convert/refused': ['error', 'Karpenter v1 refuses the value'],
  'convert/renamed': ['info', 'A label, an annotation, a tag or a taint has another name in v1'],
});
