/** What `nodeless convert` says about older objects of Karpenter. */
export const CONVERT_CODES = {
  'convert/changed-meaning': 'A value is kept and means something else in v1, or has to be looked at',
  'convert/default-written': 'A default that v1 does not have is written down',
  'convert/duplicate-object': 'Two objects would have the same name after the conversion',
  'convert/fill-in': 'v1 needs a value that the file does not hold; a placeholder stands in its place',
  'convert/kubelet-moved': 'Kubelet settings move from a NodePool to its EC2NodeClass',
  'convert/left-out': 'A field that has no meaning in a file is left out',
  'convert/missing-node-class': 'The node class of a NodePool is not in the file',
  'convert/no-equivalent': 'v1 has nothing like this field',
  'convert/nothing-to-convert': 'No object of the input is converted, so that nothing is printed',
  'convert/old-name': 'An object that is not converted uses a name that v1 does not know',
  'convert/passed-over': 'An object is not converted',
  'convert/refused': 'Karpenter v1 refuses the value',
  'convert/renamed': 'A label, an annotation, a tag or a taint has another name in v1',
} as const;
