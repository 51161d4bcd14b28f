/** Families of images that EKS makes with drivers for accelerators. */
export type ImageFamily = 'AmazonLinux2023' | 'Bottlerocket';

/** Families with GPUs, with chips for machine learning or video, or with FPGAs. */
const ACCELERATED = /^(dl|f|g|gr|inf|p|trn|vt)[0-9]/;

/** Both families have an image for these; g7 needs a newer driver than the images have. */
const WITH_DRIVERS =
  'g4dn g5 g5g g6 g6e g6f g7e gr6 gr6f inf1 inf2 p3 p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 trn1 trn1n trn2'.split(
    ' ',
  );

const DRIVERS: { readonly [family in ImageFamily]: ReadonlySet<string> } = {
  AmazonLinux2023: new Set([...WITH_DRIVERS, 'p6e-gb200', 'p6e-gb300']),
  Bottlerocket: new Set(WITH_DRIVERS),
};

/** Whether instances of a type have accelerators, for which pods need a driver on the node. */
export function isAccelerated(instanceType: string): boolean {
  return ACCELERATED.test(instanceType);
}

/**
 * Whether EKS makes an image of the family with drivers for a type. eksctl and an alias of Karpenter choose it by
 * themselves. Sources: https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/bottlerocket-custom-variant.html (g7)
 */
export function hasDrivers(family: ImageFamily, instanceType: string): boolean {
  return DRIVERS[family].has(instanceType.split('.', 1)[0] ?? '');
}

/**
 * Whether the name of an image of EKS, with `*` for any characters, is that of one without drivers for a type.
 * Bottlerocket has those for Neuron in its plain image.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html, `resolvePath` in
 * pkg/providers/amifamily of https://github.com/aws/karpenter-provider-aws
 */
export function isImageWithoutDrivers(name: string, instanceType: string): boolean {
  if (/^amazon-eks-node-al2023-(x86_64|arm64)-standard-/.test(name)) return true;
  return (
    /^bottlerocket-aws-k8s-[0-9.]+-(x86_64|aarch64)-/.test(name) && !/^(inf|trn)[0-9]/.test(instanceType)
  );
}
